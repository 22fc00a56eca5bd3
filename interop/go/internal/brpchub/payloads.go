package brpchub

import (
	"fmt"
	"strings"

	"jackfield.io/interop/internal/verdict"
)

// payloads tries lengths at which a length prefix grows, and large ones.
func payloads(target target) []verdict.Check {
	var checks []verdict.Check
	for _, length := range []int{0, 125, 126, 253, 254, 255, 65_533, 65_534, 1 << 20, 10 << 20} {
		checks = append(checks, target.check(fmt.Sprintf("blob-%d", length), "Blob", length, strings.Repeat("x", length)))
	}
	for _, length := range []int{125, 126, 254, 65_534, 1 << 20} {
		text := strings.Repeat("e", length)
		checks = append(checks, target.check(fmt.Sprintf("echo-%d", length), "Echo", text, text))
	}
	return checks
}
