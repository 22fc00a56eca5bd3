package raw20

import (
	"encoding/json"
	"fmt"
	"time"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/wire20"
)

// session is the JSON object of section 8.3.
type session struct {
	Key        string                 `json:"k"`
	Creation   time.Time              `json:"c"`
	LastLookup time.Time              `json:"l"`
	Info       map[string]interface{} `json:"i"`
}

// check fails unless the JSON is a session of that key and user.
func check(text []byte, key, uid string) error {
	var found session
	if err := json.Unmarshal(text, &found); err != nil {
		return fmt.Errorf("session must be JSON: %w", err)
	}
	if found.Key != key {
		return fmt.Errorf("key of the session must be %q, was %q", key, found.Key)
	}
	if found.Creation.IsZero() {
		return fmt.Errorf("creation of the session must be set: %s", text)
	}
	if len(found.Info) != 1 || found.Info["uid"] != uid {
		return fmt.Errorf("information of the session must be uid %q, was %v", uid, found.Info)
	}
	return nil
}

// Login creates a session and returns its key. The server has to tell of the session before it replies.
func (client *Client) Login(uid string) (string, error) {
	key, err := client.Ask("demo/login", uid)
	if err != nil {
		return "", err
	}
	if len(client.Notifications) == 0 {
		return "", fmt.Errorf("SessionCreated must be here before the reply")
	}
	created, err := client.ExpectNotification(wire20.SessionCreated)
	if err != nil {
		return "", err
	}
	return key, check(created.Payload.Data, key, uid)
}

// Restore restores a session and checks what the server says of it.
func (client *Client) Restore(key, uid string) error {
	reply, err := client.RestoreSession(key)
	if err != nil {
		return err
	}
	if reply.Type != wire20.Reply || reply.Payload.Encoding.String() != "utf8" {
		return fmt.Errorf("must be answered with a UTF-8 reply, was type %d", reply.Type)
	}
	return check(reply.Payload.Data, key, uid)
}

// ExpectUser fails unless the server knows this user here.
func (client *Client) ExpectUser(uid string) error {
	got, err := client.Ask("demo/whoami", "?")
	if err == nil && got != uid {
		return fmt.Errorf("the server must know user %q here, said %q", uid, got)
	}
	return err
}

// ExpectNobody fails unless the server knows no user here; it may say so with an error reply.
func (client *Client) ExpectNobody() error {
	reply, err := client.Request("demo/whoami", payloads.Utf8("?"))
	if err == nil && reply.Type != wire20.ErrorReply && len(reply.Payload.Data) > 0 {
		return fmt.Errorf("the server must know no user here, said %q", reply.Payload.Data)
	}
	return err
}
