package brpcplugins

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/together"
)

const limit = 10 * time.Second

func opened(t *testing.T) (*brpc.Hub, *cast) {
	t.Helper()
	hub, err := brpc.Listen("unix:" + t.TempDir() + "/hub.sock")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(hub.Close)
	return hub, newCast(hub.Endpoint())
}

func perform(t *testing.T, cast *cast, line, want string) {
	t.Helper()
	result, err := cast.perform(strings.Fields(line))
	if err != nil || strings.TrimSpace(result) != want {
		t.Fatalf("%s: must give %q, gave %q (%v)", line, want, result, err)
	}
}

func arrived(t *testing.T, hub *brpc.Hub) *brpc.Peer {
	t.Helper()
	peer, err := hub.Await(limit)
	if err != nil {
		t.Fatal(err)
	}
	return peer
}

func TestAHundredPluginsAnswerAtOnce(t *testing.T) {
	hub, cast := opened(t)
	perform(t, cast, "many 100 p", "")
	peers := make([]*brpc.Peer, 100)
	for number := range peers {
		peers[number] = arrived(t, hub)
	}
	if err := together.Run(len(peers), func(number int) error {
		_, err := peers[number].Call("", "Echo", "all", limit)
		return err
	}); err != nil {
		t.Error(err)
	}
}

func TestEndsAreTold(t *testing.T) {
	hub, cast := opened(t)
	perform(t, cast, "start first same", "")
	first := arrived(t, hub)
	perform(t, cast, "start second same", "")
	perform(t, cast, "end second", "refused "+brpc.TextConflict)
	if err := first.Stop(""); err != nil {
		t.Error(err)
	}
	perform(t, cast, "end first", "stopped")
	perform(t, cast, "start third other", "")
	arrived(t, hub)
	perform(t, cast, "leave third", "")
	perform(t, cast, "end third", "left")
}

func TestFloodsComeWhole(t *testing.T) {
	hub, cast := opened(t)
	perform(t, cast, "start p p", "")
	peer := arrived(t, hub)
	perform(t, cast, "flood p 5000", "")
	for number := 0; number < 5000; number++ {
		if payload := <-peer.Async; string(payload) != fmt.Sprint(number) {
			t.Fatalf("value %d was %s", number, payload)
		}
	}
}

func TestFaultsAreWhatTheySay(t *testing.T) {
	hub, cast := opened(t)
	perform(t, cast, "play silent nobody", "")
	for fault, answer := range map[string]string{"double": `"once"`, "notjson": "{", "dying": "", "garbage": ""} {
		perform(t, cast, "play "+fault+" "+fault, "")
		result, err := arrived(t, hub).Call("", "Echo", "x", limit)
		if string(result.Payload) != answer || (err != nil) != (answer == "") {
			t.Errorf("%s answered %q (%v)", fault, result.Payload, err)
		}
	}
	perform(t, cast, "play stuck stuck", "")
	if _, err := arrived(t, hub).Call("", "Echo", "x", 100*time.Millisecond); err == nil {
		t.Error("stuck has answered")
	}
	perform(t, cast, "start p p", "")
	peer := arrived(t, hub)
	perform(t, cast, "crash p", "")
	var failed brpc.CallError
	if _, err := peer.Call("", "Echo", "x", limit); err == nil || errors.As(err, &failed) {
		t.Errorf("a plugin that has crashed answered: %v", err)
	}
}

func TestWhatIsNotUnderstoodIsSaid(t *testing.T) {
	_, cast := opened(t)
	for _, line := range []string{"", "dance", "start one", "end nobody", "play sick p"} {
		if _, err := cast.perform(strings.Fields(line)); err == nil {
			t.Errorf("%q must be an error", line)
		}
	}
}
