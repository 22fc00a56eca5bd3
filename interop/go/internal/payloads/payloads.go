// Package payloads turns text into the payloads of WebWire and back. UTF-16 is little-endian without a byte
// order mark, as section 4.1 of the specification tells senders to write it.
package payloads

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"unicode/utf16"

	webwire "github.com/qbeon/webwire-go"
)

// Encodings returns the three encodings of a payload.
func Encodings() []webwire.PayloadEncoding {
	return []webwire.PayloadEncoding{webwire.EncodingBinary, webwire.EncodingUtf8, webwire.EncodingUtf16}
}

// Utf8 returns text as a UTF-8 payload.
func Utf8(text string) webwire.Payload {
	return Of(webwire.EncodingUtf8, text)
}

// Of returns text in the given encoding; binary has the bytes of UTF-8.
func Of(encoding webwire.PayloadEncoding, text string) webwire.Payload {
	if encoding != webwire.EncodingUtf16 {
		return webwire.Payload{Encoding: encoding, Data: []byte(text)}
	}
	units := utf16.Encode([]rune(text))
	data := make([]byte, 2*len(units))
	for index, unit := range units {
		binary.LittleEndian.PutUint16(data[2*index:], unit)
	}
	return webwire.Payload{Encoding: encoding, Data: data}
}

// Filled returns a payload of so many bytes in which no two neighbouring parts are alike.
func Filled(encoding webwire.PayloadEncoding, size int) webwire.Payload {
	var data bytes.Buffer
	for number := 0; data.Len() < size; number++ {
		data.Write(Of(encoding, strconv.Itoa(number)+" ").Data)
	}
	return webwire.Payload{Encoding: encoding, Data: data.Bytes()[:size]}
}

// Text returns the text of a payload. Unlike the helper of the reference it keeps surrogate pairs whole.
func Text(payload webwire.Payload) string {
	if payload.Encoding != webwire.EncodingUtf16 {
		return string(payload.Data)
	}
	units := make([]uint16, len(payload.Data)/2)
	for index := range units {
		units[index] = binary.LittleEndian.Uint16(payload.Data[2*index:])
	}
	return string(utf16.Decode(units))
}

// Same fails unless both payloads have the same encoding and the same bytes.
func Same(want, got webwire.Payload) error {
	if want.Encoding != got.Encoding {
		return fmt.Errorf("encoding must be %s, was %s", want.Encoding.String(), got.Encoding.String())
	}
	if !bytes.Equal(want.Data, got.Data) {
		return fmt.Errorf("payload must be %s, was %s", brief(want.Data), brief(got.Data))
	}
	return nil
}

func brief(data []byte) string {
	const shown = 32
	if len(data) <= shown {
		return fmt.Sprintf("%q", data)
	}
	return fmt.Sprintf("%q… (%d bytes)", data[:shown], len(data))
}
