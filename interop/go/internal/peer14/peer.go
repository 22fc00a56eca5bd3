// Package peer14 wraps the reference's 1.4 client for the checks: what its hooks are told can be waited for.
package peer14

import (
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	webwire "github.com/qbeon/webwire-go"
	"github.com/qbeon/webwire-go/client"

	"jackfield.io/interop/internal/payloads"
)

// RequestLimit is the default time limit of a request.
const RequestLimit = 5 * time.Second

// Peer is a client of the reference. It never connects by itself unless made by Autoconnecting.
type Peer struct {
	*client.Client
	*events
}

// New returns a client that is not connected.
func New(address string) *Peer {
	return create(address, webwire.Disabled)
}

// Autoconnecting returns a client that connects, and connects again, by itself.
func Autoconnecting(address string) *Peer {
	return create(address, webwire.Enabled)
}

func create(address string, autoconnect webwire.OptionValue) *Peer {
	events := newEvents()
	return &Peer{
		Client: client.NewClient(address, events, client.Options{
			DefaultRequestTimeout: RequestLimit,
			Autoconnect:           autoconnect,
			ReconnectionInterval:  50 * time.Millisecond,
			WarnLog:               log.New(os.Stderr, "warning: ", log.LstdFlags),
			ErrorLog:              log.New(os.Stderr, "error: ", log.LstdFlags),
		}),
		events: events,
	}
}

// Connected returns a connected client. Close it.
func Connected(address string) (*Peer, error) {
	peer := New(address)
	if err := peer.Connect(); err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return peer, nil
}

// IsConnected tells whether the client believes that it is connected.
func (peer *Peer) IsConnected() bool {
	return peer.Status() == client.StatConnected
}

// Ask sends a UTF-8 request and returns the text of its reply.
func (peer *Peer) Ask(name, text string) (string, error) {
	reply, err := peer.Request(name, payloads.Utf8(text))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return payloads.Text(reply), nil
}

// Expect asks and fails unless the reply has the wanted text.
func (peer *Peer) Expect(name, text, want string) error {
	got, err := peer.Ask(name, text)
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("reply to %s must be %q, was %q", name, want, got)
	}
	return nil
}

// ExpectAlive fails unless the connection still answers.
func (peer *Peer) ExpectAlive() error {
	return peer.Expect("demo/echo", "still here", "still here")
}

// Login creates a session and returns its key, after the client was told of the session.
func (peer *Peer) Login(uid string) (string, error) {
	key, err := peer.Ask("demo/login", uid)
	if err != nil {
		return "", err
	}
	if key == "" {
		return "", errors.New("reply to demo/login must be the session key, was empty")
	}
	session, err := peer.AwaitSessionCreated()
	if err != nil {
		return "", err
	}
	if session.Key != key {
		return "", fmt.Errorf("SessionCreated must have the key that demo/login replied, %q, had %q", key, session.Key)
	}
	return key, nil
}

// ExpectUser fails unless both ends think that this connection has a session of this user.
func (peer *Peer) ExpectUser(uid string) error {
	if peer.Session() == nil {
		return errors.New("the client must have a session, has none")
	}
	if known := peer.SessionInfo("uid"); known != uid {
		return fmt.Errorf("uid in the client's session must be %q, was %v", uid, known)
	}
	return peer.Expect("demo/whoami", "?", uid)
}

// ExpectNobody fails unless neither end has a session for this connection. demo/whoami may then
// answer with nothing or with an error, as the server likes.
func (peer *Peer) ExpectNobody() error {
	if session := peer.Session(); session != nil {
		return fmt.Errorf("the client must have no session, has %q", session.Key)
	}
	user, err := peer.Ask("demo/whoami", "?")
	var refused webwire.ReqErr
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	if user != "" {
		return fmt.Errorf("the server must know no user here, said %q", user)
	}
	return nil
}
