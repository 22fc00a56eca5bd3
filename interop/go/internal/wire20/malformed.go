package wire20

import "encoding/hex"

// Vector is a message of section 15.2, with its number there.
type Vector struct {
	Number string
	hex    string
}

// Bytes returns the message.
func (vector Vector) Bytes() []byte {
	message, err := hex.DecodeString(vector.hex)
	if err != nil {
		panic(err)
	}
	return message
}

// Malformed returns the messages that make a 2.0 server close the connection.
func Malformed() []Vector {
	return []Vector{
		{"M1", ""},
		{"M2", "c8"},
		{"M3", "7f"},
		{"M4", "7f010000000000000000"},
		{"M5", "7f01000000000000000341"},
		{"M6", "800100000000000000ff696e76616c6964"},
		{"M7", "81010000000000000000616263"},
		{"M8", "810100000000000000036f6464"},
		{"M9", "810100000000000000ff696e76616c696431"},
		{"M10", "1f01000000000000"},
		{"M11", "1f010000000000000078"},
		{"M12", "200100000000000000"},
		{"M13", "3f00"},
		{"M14", "3fff696e76616c6964"},
		{"M16", "4100616263"},
		{"M17", "41026162"},
		{"M18", "41016100"},
		{"M19", "2100"},
		{"M20", "060100000000000000"},
	}
}

// Ignored returns the messages that a 2.0 server takes without a word.
func Ignored() []Vector {
	return []Vector{
		{"M15", "3f0161"},
		{"M21", "bf010000000000000078"},
		{"M22", "16"},
		{"M33", "41036f6464680069"},
	}
}
