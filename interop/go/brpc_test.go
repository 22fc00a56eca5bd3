package main

import (
	"io"
	"strings"
	"testing"
)

func TestBrpcPluginPassesEveryCheck(t *testing.T) {
	for _, endpoint := range []string{"tcp://127.0.0.1:0", "unix:" + t.TempDir() + "/hub.sock"} {
		hub := program(t, "brpc-hub-check", "--listen", endpoint, "--plugins", "3")
		lines := started(t, hub)
		address := expectWord(t, lines, "ADDR")
		plugin := program(t, "brpc-plugin", "--dial", address, "--name", "first")
		expectWord(t, started(t, plugin), "ADDR")
		crashing := program(t, "brpc-plugin", "--dial", address, "--name", "second")
		expectWord(t, started(t, crashing), "ADDR")
		last := program(t, "brpc-plugin", "--dial", address, "--name", "third")
		expectWord(t, started(t, last), "ADDR")
		line := "PASS"
		var err error
		for ; err == nil && strings.HasPrefix(line, "PASS"); line, err = lines.ReadString('\n') {
		}
		if !strings.HasPrefix(line, "TERMINATE third") {
			t.Fatalf("every check must pass: %s (%v)", line, err)
		}
		terminate(t, last)
		rest, _ := io.ReadAll(lines)
		if err := hub.Wait(); err != nil {
			t.Errorf("every check must pass (%v): %s", err, rest)
		}
		if err := plugin.Wait(); err != nil {
			t.Errorf("a plugin that is told to stop must end well: %v", err)
		}
		if err := crashing.Wait(); err == nil || crashing.ProcessState.ExitCode() != 3 {
			t.Errorf("must end with the status that Exit has named: %v", err)
		}
	}
}

func TestBrpcChecksFailWithoutTheDemo(t *testing.T) {
	hub := program(t, "brpc-hub-check", "--only", "echo")
	lines := started(t, hub)
	players := program(t, "brpc-plugin-check", "--dial", expectWord(t, lines, "ADDR"))
	input, output := io.Pipe()
	players.Stdin = input
	answers := started(t, players)
	if _, err := io.WriteString(output, "play notjson p\n"); err != nil {
		t.Fatal(err)
	}
	if answer, _ := answers.ReadString('\n'); answer != "OK\n" {
		t.Errorf("must say OK, was %q", answer)
	}
	verdicts, _ := io.ReadAll(lines)
	_ = output.Close()
	if err := hub.Wait(); err == nil || strings.Contains(string(verdicts), "PASS") {
		t.Errorf("no answer must pass (%v):\n%s", err, verdicts)
	}
}
