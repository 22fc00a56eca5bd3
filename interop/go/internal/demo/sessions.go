package demo

import (
	"sync"
	"time"

	webwire "github.com/qbeon/webwire-go"
)

// sessions keeps sessions in memory for as long as the process lives. Safe for many goroutines.
type sessions struct {
	mutex sync.Mutex
	byKey map[string]webwire.SessionLookupResult
}

func newSessions() *sessions {
	return &sessions{byKey: make(map[string]webwire.SessionLookupResult)}
}

// OnSessionCreated implements webwire.SessionManager.
func (sessions *sessions) OnSessionCreated(client *webwire.Client) error {
	session := client.Session()
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	sessions.byKey[session.Key] = webwire.SessionLookupResult{
		Creation:   session.Creation,
		LastLookup: session.Creation,
		Info:       webwire.SessionInfoToVarMap(session.Info),
	}
	return nil
}

// OnSessionLookup implements webwire.SessionManager: it tells of the lookup before this one.
func (sessions *sessions) OnSessionLookup(key string) (webwire.SessionLookupResult, error) {
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	found, isKnown := sessions.byKey[key]
	if !isKnown {
		return webwire.SessionLookupResult{}, webwire.SessNotFoundErr{}
	}
	touched := found
	touched.LastLookup = time.Now().UTC()
	sessions.byKey[key] = touched
	return found, nil
}

// OnSessionClosed implements webwire.SessionManager. The reference never calls it (section 7.2).
func (sessions *sessions) OnSessionClosed(key string) error {
	sessions.mutex.Lock()
	defer sessions.mutex.Unlock()
	delete(sessions.byKey, key)
	return nil
}
