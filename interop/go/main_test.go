package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

const asProgram = "INTEROP_TEST_AS_PROGRAM"

// TestMain lets the test binary stand in for the program, so that no other build of it is needed.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func program(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	command := exec.Command(os.Args[0], arguments...)
	command.Env = append(os.Environ(), asProgram+"=1")
	t.Cleanup(func() {
		if command.Process != nil && command.ProcessState == nil {
			_ = command.Process.Kill()
			_ = command.Wait()
		}
	})
	return command
}

// started starts a program and returns it with the lines that it prints.
func started(t *testing.T, command *exec.Cmd) *bufio.Reader {
	t.Helper()
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	return bufio.NewReader(output)
}

func expectWord(t *testing.T, lines *bufio.Reader, word string) string {
	t.Helper()
	line, err := lines.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, word+" ") {
		t.Fatalf("line must begin with %s, was %q (%v)", word, line, err)
	}
	return strings.TrimSpace(strings.TrimPrefix(line, word))
}

// serve starts a server and returns it with its address.
func serve(t *testing.T, arguments ...string) (*exec.Cmd, string) {
	t.Helper()
	server := program(t, arguments...)
	return server, expectWord(t, started(t, server), "ADDR")
}

func terminate(t *testing.T, server *exec.Cmd) {
	t.Helper()
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := server.Wait(); err != nil {
		t.Errorf("the server must end well after SIGTERM: %v", err)
	}
}

func TestReferencePassesEveryCheckButItsKnownFlaws(t *testing.T) {
	server, address := serve(t, "webwire14-server")
	output, err := program(t, "webwire14-client", "--address", address, "--reference").Output()
	if err != nil {
		t.Errorf("%v\n%s", err, output)
	}
	if !strings.HasSuffix(string(output), " passed, 0 failed\n") || strings.Count(string(output), "SKIP ") != 1 {
		t.Errorf("all but one check must pass:\n%s", output)
	}
	terminate(t, server)
}

func TestChecksFailOnAServerWithoutTheDemo(t *testing.T) {
	server, address := serve(t, "bench-webwire14-server")
	output, err := program(t, "webwire14-client", "--address", address, "--only", "error").Output()
	if err == nil || !strings.HasSuffix(string(output), "0 passed, 2 failed\n") {
		t.Errorf("both checks of errors must fail (%v):\n%s", err, output)
	}
	terminate(t, server)
}

func TestRawEndsOf20PassEveryCheck(t *testing.T) {
	server, address := serve(t, "webwire20-raw-server")
	output, err := program(t, "webwire20-raw", "--address", address).Output()
	if err != nil || !strings.HasSuffix(string(output), " passed, 0 failed\n") {
		t.Errorf("every check must pass (%v):\n%s", err, output)
	}
	terminate(t, server)
}

func TestChecksOf20FailWithoutAcceptConf(t *testing.T) {
	server, address := serve(t, "bench-gorilla-echo")
	output, err := program(t, "webwire20-raw", "--address", address, "--only", "malformed", "--limit", "1s").Output()
	if err == nil || strings.Contains(string(output), "PASS") {
		t.Errorf("no check must pass (%v):\n%s", err, output)
	}
	terminate(t, server)
}

func TestOutOfTimeIsAFailureOfEachCheckLeft(t *testing.T) {
	_, address := serve(t, "webwire14-server")
	output, err := program(t, "webwire14-client", "--address", address, "--only", "session", "--limit", "1ns").Output()
	if err == nil || strings.Contains(string(output), "PASS") || !strings.Contains(string(output), "0 passed, ") {
		t.Errorf("no check must pass (%v):\n%s", err, output)
	}
}

func TestShutdownAnswersWhatRunsAndRefusesTheRest(t *testing.T) {
	server, address := serve(t, "webwire14-server")
	client := program(t, "webwire14-shutdown", "--address", address, "--millis", "1500")
	input, err := client.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	lines := started(t, client)
	expectWord(t, lines, "READY")
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(input, "shutting down\n"); err != nil {
		t.Fatal(err)
	}
	output, _ := io.ReadAll(lines)
	if err := client.Wait(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
	if err := server.Wait(); err != nil {
		t.Errorf("the server must end well after SIGTERM: %v", err)
	}
}

func TestShutdownFailsWhenTheServerStays(t *testing.T) {
	_, address := serve(t, "webwire14-server")
	client := program(t, "webwire14-shutdown", "--address", address, "--millis", "600")
	client.Stdin = strings.NewReader("nobody told it\n")
	output, err := client.Output()
	if err == nil || !strings.Contains(string(output), "FAIL shutdown-refuses-connections") {
		t.Errorf("must fail (%v):\n%s", err, output)
	}
}

func TestServersEndByThemselves(t *testing.T) {
	for _, name := range []string{"webwire14-server", "webwire20-raw-server", "bench-webwire14-server", "bench-gorilla-echo"} {
		begin := time.Now()
		if err := program(t, name, "--limit", "100ms").Run(); err == nil {
			t.Errorf("%s must say that nobody stopped it (after %s)", name, time.Since(begin))
		}
	}
}

func TestWrongCallsEndWithStatus2(t *testing.T) {
	for _, arguments := range [][]string{
		{},
		{"no-such-command"},
		{"webwire14-client", "--no-such-option"},
		{"webwire14-client", "--address", "192.0.2.1:80"},
		{"bench-gorilla-echo", "--listen", "0.0.0.0:0"},
	} {
		command := program(t, arguments...)
		_ = command.Run()
		if status := command.ProcessState.ExitCode(); status != 2 {
			t.Errorf("%q must end with status 2, was %d", arguments, status)
		}
	}
}
