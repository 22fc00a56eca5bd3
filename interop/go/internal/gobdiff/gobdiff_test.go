package gobdiff

import (
	"bytes"
	"strings"
	"testing"
)

func TestSaysWhatItUnderstoodAndEncodesItAgain(t *testing.T) {
	const point = "0d7f04010200ff800001040106000000"
	cases := map[string]string{
		"\tint64\t0304000a": "5\t0304000a",
		"\t{X:int64;Y:[]string}\t" +
			"177f030102ff80000102010158010400010159010c00000009": "error ",
		"\tnone\t0304000a":  "error unknown type",
		"one part":          "error a line has three parts",
		"\tint64\t" + point: "error ",
	}
	for line, wanted := range cases {
		var out bytes.Buffer
		if err := answer(strings.NewReader(line+"\n"), &out); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), wanted) {
			t.Errorf("%q gave %q, wanted %q", line, out.String(), wanted)
		}
	}
}

func TestBuildsEveryKindOfType(t *testing.T) {
	const description = "{A:map[string][]*int8;B:[2]{C:bytes};D:any;E:*Tree;F:time}"
	kind, err := parse(description)
	if err != nil {
		t.Fatal(err)
	}
	const wanted = "struct { A map[string][]*int8; B [2]struct { C []uint8 }; D interface {}; E *gobdiff.Tree; F time.Time }"
	if kind.String() != wanted {
		t.Errorf("built %s, wanted %s", kind, wanted)
	}
}
