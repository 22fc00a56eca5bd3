package raw20

import (
	"errors"
	"fmt"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/wire20"
)

// Ask sends a UTF-8 request and returns the text of its reply, which must be no failure.
func (client *Client) Ask(name, text string) (string, error) {
	reply, err := client.Request(name, payloads.Utf8(text))
	if err != nil {
		return "", err
	}
	if reply.Type != wire20.Reply {
		return "", fmt.Errorf("%s must succeed, was answered with type %d %s", name, reply.Type, reply.Name)
	}
	return payloads.Text(reply.Payload), nil
}

// ExpectAlive fails unless the connection still answers.
func (client *Client) ExpectAlive() error {
	got, err := client.Ask("demo/echo", "still here")
	if err == nil && got != "still here" {
		return fmt.Errorf("demo/echo must answer %q, was %q", "still here", got)
	}
	return err
}

// ExpectFailure fails unless the request is answered with that type.
func (client *Client) ExpectFailure(name string, want byte) (wire20.Message, error) {
	reply, err := client.Request(name, payloads.Utf8("x"))
	if err == nil && reply.Type != want {
		return reply, fmt.Errorf("%s must be answered with type %d, was %d", name, want, reply.Type)
	}
	return reply, err
}

// ExpectNotification returns the next notification, which must be of that type.
func (client *Client) ExpectNotification(want byte) (wire20.Message, error) {
	timer := time.NewTimer(answerLimit)
	defer timer.Stop()
	select {
	case message := <-client.Notifications:
		if message.Type != want {
			return message, fmt.Errorf("next notification must be of type %d, was %d", want, message.Type)
		}
		return message, nil
	case <-timer.C:
		return wire20.Message{}, fmt.Errorf("no notification of type %d within %s", want, answerLimit)
	}
}

// ExpectSilence fails when a notification is here that nobody has looked at.
func (client *Client) ExpectSilence() error {
	select {
	case message := <-client.Notifications:
		return fmt.Errorf("no notification must have come, came type %d %q", message.Type, message.Payload.Data)
	default:
		return nil
	}
}

// ExpectEnd fails unless the server ends the connection, after nothing but what it may send.
func (client *Client) ExpectEnd() error {
	timer := time.NewTimer(answerLimit)
	defer timer.Stop()
	select {
	case err := <-client.Ended:
		var wrong Complaint
		if errors.As(err, &wrong) {
			return wrong
		}
		return nil
	case <-timer.C:
		return fmt.Errorf("the server must end the connection, had not within %s", answerLimit)
	}
}

// ExpectSignal fails unless the next notification is that signal.
func (client *Client) ExpectSignal(name string, payload webwire.Payload) error {
	signal, err := client.ExpectNotification(wire20.Signal)
	if err != nil {
		return err
	}
	if signal.Name != name {
		return fmt.Errorf("name of the signal must be %q, was %q", name, signal.Name)
	}
	return payloads.Same(payload, signal.Payload)
}
