package demo

import (
	"errors"
	"strconv"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
)

// longestDelay bounds demo/slow.
const longestDelay = 10 * time.Second

type request func(client *webwire.Client, payload webwire.Payload) (webwire.Payload, error)

var requests = map[string]request{
	"demo/echo":     echo,
	"demo/fail":     fail,
	"demo/internal": internal,
	"demo/slow":     slow,
	"demo/push":     push,
	"demo/login":    login,
	"demo/whoami":   whoami,
	"demo/logout":   logout,
	"demo/quit":     quit,
}

func echo(_ *webwire.Client, payload webwire.Payload) (webwire.Payload, error) {
	return payload, nil
}

func fail(*webwire.Client, webwire.Payload) (webwire.Payload, error) {
	return refuse("FAILED", "demo/fail always fails")
}

func internal(*webwire.Client, webwire.Payload) (webwire.Payload, error) {
	return webwire.Payload{}, errors.New("demo/internal always fails; this text must stay in the server")
}

// slow answers with its payload after as many milliseconds as the payload says.
func slow(_ *webwire.Client, payload webwire.Payload) (webwire.Payload, error) {
	millis, err := strconv.Atoi(payloads.Text(payload))
	delay := time.Duration(millis) * time.Millisecond
	if err != nil || delay < 0 || delay > longestDelay {
		return refuse("INVALID_ARGUMENT", "the payload must be milliseconds from 0 to 10000 as text")
	}
	time.Sleep(delay)
	return payload, nil
}

// push sends the payload as signal demo/note, then answers with it.
func push(client *webwire.Client, payload webwire.Payload) (webwire.Payload, error) {
	if len(payload.Data) == 0 {
		// Clients of 1.4 reject a signal without payload.
		return refuse("INVALID_ARGUMENT", "the payload must not be empty")
	}
	if err := client.Signal("demo/note", payload); err != nil {
		return webwire.Payload{}, err
	}
	return payload, nil
}

// login creates a session whose information has uid = payload, and answers with its key.
func login(client *webwire.Client, payload webwire.Payload) (webwire.Payload, error) {
	uid := payloads.Text(payload)
	if uid == "" {
		return refuse("INVALID_ARGUMENT", "the payload must be a user's name")
	}
	if client.HasSession() {
		return refuse("FAILED_PRECONDITION", "this connection has a session; send demo/logout first")
	}
	info := webwire.GenericSessionInfoParser(map[string]interface{}{"uid": uid})
	if err := client.CreateSession(info); err != nil {
		return webwire.Payload{}, err
	}
	return payloads.Utf8(client.SessionKey()), nil
}

// whoami answers with the user's name, or with nothing where there is no session.
func whoami(client *webwire.Client, _ webwire.Payload) (webwire.Payload, error) {
	uid, _ := client.SessionInfo("uid").(string)
	return payloads.Utf8(uid), nil
}

func logout(client *webwire.Client, _ webwire.Payload) (webwire.Payload, error) {
	return webwire.Payload{}, client.CloseSession()
}

// quit closes the connection; the reference does so after the reply (section 7.1).
func quit(client *webwire.Client, payload webwire.Payload) (webwire.Payload, error) {
	client.Close()
	return payload, nil
}

func refuse(code, message string) (webwire.Payload, error) {
	return webwire.Payload{}, webwire.ReqErr{Code: code, Message: message}
}
