package benchhub

import (
	"strings"
	"testing"

	"jackfield.io/interop/internal/brpc"
)

func TestHubCallsAndBroadcastsAsItIsTold(t *testing.T) {
	hub, err := brpc.Listen("tcp://127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	methods := map[string]brpc.Method{
		echo: brpc.Of(func(_ string, text string) (string, error) { return text, nil }),
	}
	for _, name := range []string{"a", "b"} {
		plugin, err := brpc.Connect(hub.Endpoint(), name, "v1", methods)
		if err != nil {
			t.Fatal(err)
		}
		go plugin.Run()
	}
	var answers strings.Builder
	orders := "plugins 2\ncall 3 20\nbroadcast 1 20\n"
	if err := serve(strings.NewReader(orders), &answers, &pluginCaller{hub: hub}, "text"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(answers.String()), "\n")
	if len(lines) != 3 || lines[0] != "ready" {
		t.Fatalf("expected three answers, were %q", lines)
	}
	for _, line := range lines[1:] {
		if fields := strings.Fields(line); len(fields) != 5 || fields[0] == "0" {
			t.Errorf("expected five numbers, calls first, were %q", line)
		}
	}
}
