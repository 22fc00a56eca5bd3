package brpcplugins

import (
	"fmt"
	"strconv"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/brpcdemo"
	"jackfield.io/interop/internal/process"
)

// endLimit is how long a hub may take to end a connection.
const endLimit = 20 * time.Second

// cast is the plugins that are played, by their labels. One goroutine uses it.
type cast struct {
	endpoint string
	players  map[string]*player
	deeds    map[string]deed
	// faulty keeps connections that nobody uses from being closed by the garbage collector.
	faulty []*brpc.Stream
}

// player is one plugin, and how it ended.
type player struct {
	plugin *brpc.Plugin
	ended  chan brpc.Outcome
}

// deed is something that lines of the input name.
type deed struct {
	arguments int
	does      func(arguments []string) (string, error)
}

func newCast(endpoint string) *cast {
	cast := &cast{endpoint: endpoint, players: map[string]*player{}}
	cast.deeds = map[string]deed{
		"start": {2, cast.start},
		"many":  {2, cast.many},
		"end":   {1, cast.end},
		"leave": {1, cast.with((*player).leave)},
		"crash": {1, cast.with((*player).crash)},
		"flood": {2, cast.flood},
		"play":  {2, cast.play},
	}
	return cast
}

func (cast *cast) perform(words []string) (string, error) {
	if len(words) == 0 {
		return "", fmt.Errorf("an empty line says nothing")
	}
	deed, known := cast.deeds[words[0]]
	if !known || len(words)-1 != deed.arguments {
		return "", fmt.Errorf("cannot do %q", words)
	}
	return deed.does(words[1:])
}

// start connects a plugin with the methods of the demo: start LABEL NAME.
func (cast *cast) start(arguments []string) (string, error) {
	label, name := arguments[0], arguments[1]
	plugin, err := brpcdemo.Connect(cast.endpoint, name, "v1.0.0")
	if err != nil {
		return "", err
	}
	cast.add(label, plugin)
	return "", nil
}

func (cast *cast) add(label string, plugin *brpc.Plugin) {
	started := &player{plugin: plugin, ended: make(chan brpc.Outcome, 1)}
	cast.players[label] = started
	go func() { started.ended <- plugin.Run() }()
}

// many connects plugins PREFIX0, PREFIX1 and so on: many COUNT PREFIX. Names are labels too.
func (cast *cast) many(arguments []string) (string, error) {
	count, err := strconv.Atoi(arguments[0])
	if err != nil {
		return "", err
	}
	for number := 0; number < count; number++ {
		name := arguments[1] + strconv.Itoa(number)
		if _, err := cast.start([]string{name, name}); err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
	}
	return "", nil
}

// end waits until a plugin has ended and tells how: end LABEL. The answer is the kind of end, and its text.
func (cast *cast) end(arguments []string) (string, error) {
	player, err := cast.player(arguments[0])
	if err != nil {
		return "", err
	}
	var outcome brpc.Outcome
	err = process.Within(endLimit, func() error {
		outcome = <-player.ended
		return nil
	})
	return outcome.Kind + " " + outcome.Text, err
}

// flood emits the numbers from 0: flood LABEL COUNT.
func (cast *cast) flood(arguments []string) (string, error) {
	player, err := cast.player(arguments[0])
	if err != nil {
		return "", err
	}
	count, err := strconv.Atoi(arguments[1])
	for number := 0; err == nil && number < count; number++ {
		err = player.plugin.Emit(number)
	}
	return "", err
}

func (cast *cast) player(label string) (*player, error) {
	player, known := cast.players[label]
	if !known {
		return nil, fmt.Errorf("no plugin has the label %s", label)
	}
	return player, nil
}

func (cast *cast) with(do func(player *player)) func(arguments []string) (string, error) {
	return func(arguments []string) (string, error) {
		player, err := cast.player(arguments[0])
		if err == nil {
			do(player)
		}
		return "", err
	}
}

// leave ends a plugin as SIGTERM does, after its calls: leave LABEL.
func (player *player) leave() {
	player.plugin.Leave()
}

// crash ends a plugin as a crash of its process does: crash LABEL.
func (player *player) crash() {
	player.plugin.Stream().Abort()
}
