// Package gobdiff is Go's end of the differential test of gob: it decodes what it is given with
// encoding/gob, says what it has understood, and encodes it again.
package gobdiff

import (
	"bufio"
	"bytes"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"

	"jackfield.io/interop/internal/process"
)

const longestLine = 1 << 24

// Main answers each line of standard input with one line, until the input ends.
//
// A line has three parts, parted by tabs: the types of interface values as name=type, the types of the
// values, both parted by spaces, and the stream in hexadecimal. The answer is the values as text, a tab, and
// the same values as a stream of Go's; or "error" and what was wrong.
func Main(arguments []string) error {
	flags := process.Flags("gob-differential")
	limit := flags.Duration("limit", process.DefaultLimit, "end after this time in any case")
	nowhere := "127.0.0.1:0"
	if err := process.Parse(flags, arguments, &nowhere); err != nil {
		return err
	}
	time.AfterFunc(*limit, func() { os.Exit(1) })
	return answer(os.Stdin, os.Stdout)
}

func answer(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	for lines.Scan() {
		answer, err := again(lines.Text())
		if err != nil {
			answer = "error " + strings.ReplaceAll(err.Error(), "\n", " ")
		}
		if _, err := fmt.Fprintln(out, answer); err != nil {
			return err
		}
	}
	return lines.Err()
}

func again(line string) (answer string, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	parts := strings.Split(line, "\t")
	if len(parts) != 3 {
		return "", fmt.Errorf("a line has three parts, this has %d", len(parts))
	}
	if err := register(strings.Fields(parts[0])); err != nil {
		return "", err
	}
	stream, err := hex.DecodeString(parts[2])
	if err != nil {
		return "", err
	}
	var texts []string
	var encoded bytes.Buffer
	decoder, encoder := gob.NewDecoder(bytes.NewReader(stream)), gob.NewEncoder(&encoded)
	for _, described := range strings.Fields(parts[1]) {
		kind, err := parse(described)
		if err != nil {
			return "", err
		}
		value := reflect.New(kind)
		if err := decoder.DecodeValue(value); err != nil {
			return "", err
		}
		texts = append(texts, text(value.Elem()))
		if err := encoder.EncodeValue(value); err != nil {
			return "", err
		}
	}
	if err := decoder.DecodeValue(reflect.Value{}); err != io.EOF {
		return "", fmt.Errorf("the stream goes on: %v", err)
	}
	return strings.Join(texts, " ") + "\t" + hex.EncodeToString(encoded.Bytes()), nil
}
