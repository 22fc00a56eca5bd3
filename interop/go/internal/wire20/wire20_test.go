package wire20

import (
	"encoding/hex"
	"testing"
	"time"
)

// Vectors of section 15.1 and of its second table.
var valid = []string{
	"7f0100000000000000046563686f6869",
	"7f01000000000000000000ff",
	"7f01000000000000000470696e67",
	"800200000000000000016ec3a9",
	"810100000000000000046576656e68006900",
	"810100000000000000036f64640068006900",
	"81010000000000000000e900",
	"810100000000000000016e00",
	"810100000000000000026e6d",
	"bf01000000000000006f6b",
	"bf0100000000000000",
	"c001000000000000006ec3a9",
	"c10100000000000000006f006b00",
	"c1010000000000000000",
	"00010000000000000006455f415554486e6f7065",
	"0001000000000000000158",
	"010100000000000000",
	"020100000000000000aabb",
	"16",
	"1f0100000000000000",
	"2001000000000000006b657931",
	"3f017301",
	"3f006869",
	"4003657674c3a9",
	"4102657668006900",
	"41036f64640068006900",
	"41004100",
	"3f0161",
	"21",
}

func TestValidVectorsSurviveParseAndBytes(t *testing.T) {
	for _, text := range valid {
		wire, _ := hex.DecodeString(text)
		message, err := Parse(wire)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if again := hex.EncodeToString(message.Bytes()); again != text {
			t.Errorf("%s became %s", text, again)
		}
	}
}

func TestMalformedVectorsAreErrors(t *testing.T) {
	for _, vector := range Malformed() {
		if message, err := Parse(vector.Bytes()); err == nil {
			t.Errorf("%s must be an error, was %+v", vector.Number, message)
		}
	}
}

func TestIgnoredVectorsAreWellFormed(t *testing.T) {
	for _, vector := range Ignored() {
		if _, err := Parse(vector.Bytes()); err != nil {
			t.Errorf("%s: %v", vector.Number, err)
		}
	}
}

func TestConfVector(t *testing.T) {
	const text = "170200d007000000040000636861742f31"
	wire, _ := hex.DecodeString(text)
	conf, err := ParseConf(wire)
	want := Conf{Major: 2, ReadTimeout: 2 * time.Second, BufferBytes: 1024, SubProtocol: "chat/1"}
	if err != nil || conf != want {
		t.Errorf("was %+v, %v", conf, err)
	}
	if again := hex.EncodeToString(conf.Bytes()); again != text {
		t.Errorf("became %s", again)
	}
}
