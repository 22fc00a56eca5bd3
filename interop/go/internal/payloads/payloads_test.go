package payloads

import (
	"testing"

	webwire "github.com/qbeon/webwire-go"
)

func TestTextSurvivesEveryEncoding(t *testing.T) {
	for _, encoding := range Encodings() {
		for _, text := range []string{"", "a", "né", "日本", "😀"} {
			if got := Text(Of(encoding, text)); got != text {
				t.Errorf("%s: %q became %q", encoding.String(), text, got)
			}
		}
	}
}

func TestUtf16IsLittleEndianWithoutMark(t *testing.T) {
	if got := string(Of(webwire.EncodingUtf16, "hé").Data); got != "h\x00\xe9\x00" {
		t.Errorf("bytes were %q", got)
	}
}

func TestSameTellsWhatDiffers(t *testing.T) {
	if Same(Utf8("a"), Utf8("a")) != nil {
		t.Error("equal payloads must be the same")
	}
	if Same(Utf8("a"), Utf8("b")) == nil || Same(Utf8("a"), Of(webwire.EncodingBinary, "a")) == nil {
		t.Error("bytes and encoding must both be compared")
	}
}
