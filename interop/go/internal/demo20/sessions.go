package demo20

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"sync"
	"time"

	webwire "github.com/qbeon/webwire-go"
)

// session is what clients share by its key; attached counts its connections and is guarded by sessions.
type session struct {
	key      string
	uid      string
	creation time.Time
	attached int
}

// json returns the object of section 8.3.
func (session *session) json() webwire.Payload {
	text, err := json.Marshal(struct {
		Key        string            `json:"k"`
		Creation   time.Time         `json:"c"`
		LastLookup time.Time         `json:"l"`
		Info       map[string]string `json:"i"`
	}{session.key, session.creation, session.creation, map[string]string{"uid": session.uid}})
	if err != nil {
		panic(err)
	}
	return webwire.Payload{Encoding: webwire.EncodingUtf8, Data: text}
}

// sessions keeps sessions in memory for as long as the process lives. Safe for many goroutines.
type sessions struct {
	mutex sync.Mutex
	byKey map[string]*session
}

func newSessions() *sessions {
	return &sessions{byKey: make(map[string]*session)}
}

// create returns a new session with one connection.
func (sessions *sessions) create(uid string) *session {
	random := make([]byte, 48)
	if _, err := rand.Read(random); err != nil {
		panic(err)
	}
	created := &session{
		key: base64.URLEncoding.EncodeToString(random), uid: uid, creation: time.Now().UTC(), attached: 1,
	}
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	sessions.byKey[created.key] = created
	return created
}

// attach returns the session with that key, with one more connection, or nil.
func (sessions *sessions) attach(key string) *session {
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	found := sessions.byKey[key]
	if found != nil {
		found.attached++
	}
	return found
}

// detach takes a connection from a session, which stays; nil is no session.
func (sessions *sessions) detach(left *session) {
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	if left != nil {
		left.attached--
	}
}

// close takes a connection from a session, which goes with its last one; nil is no session.
func (sessions *sessions) close(closed *session) {
	sessions.detach(closed)
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	if closed != nil && closed.attached == 0 {
		delete(sessions.byKey, closed.key)
	}
}
