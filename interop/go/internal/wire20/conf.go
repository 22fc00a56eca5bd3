package wire20

import (
	"encoding/binary"
	"fmt"
	"time"
)

// Conf is the content of AcceptConf, the first message of a server (section 4.3).
type Conf struct {
	Major, Minor byte
	ReadTimeout  time.Duration
	BufferBytes  int
	SubProtocol  string
}

// Bytes returns the message as it goes over the wire.
func (conf Conf) Bytes() []byte {
	wire := make([]byte, 11, 11+len(conf.SubProtocol))
	wire[0], wire[1], wire[2] = AcceptConf, conf.Major, conf.Minor
	binary.LittleEndian.PutUint32(wire[3:], uint32(conf.ReadTimeout.Milliseconds()))
	binary.LittleEndian.PutUint32(wire[7:], uint32(conf.BufferBytes))
	return append(wire, conf.SubProtocol...)
}

// ParseConf reads an AcceptConf message.
func ParseConf(wire []byte) (Conf, error) {
	if len(wire) < 11 || wire[0] != AcceptConf {
		return Conf{}, fmt.Errorf("message must be AcceptConf, was %x", wire)
	}
	return Conf{
		Major:       wire[1],
		Minor:       wire[2],
		ReadTimeout: time.Duration(binary.LittleEndian.Uint32(wire[3:])) * time.Millisecond,
		BufferBytes: int(binary.LittleEndian.Uint32(wire[7:])),
		SubProtocol: string(wire[11:]),
	}, nil
}
