// Package brpc speaks the hub protocol with Go's own encoding/gob and encoding/json, as its specification
// says: a hub, and plugins that dial in to be called.
package brpc

// PluginInfo is the hello of a plugin, the first value that it sends.
type PluginInfo struct {
	Name      string
	Version   string
	Functions map[string]Function
}

// Function describes one method of a plugin. Nil means that there is no description.
type Function struct {
	Name   string
	Input  *Entity
	Output *Entity
}

// Entity describes a type, or a field of it.
type Entity struct {
	Name      string
	Type      string
	Mandatory bool
	Fields    []Entity
}

// Envelope is every value after the hello, in both directions. Payload is JSON.
type Envelope struct {
	Seq     uint64
	Trace   string
	Method  string
	Error   string
	Payload []byte
}

// Method names with a meaning of their own.
const (
	MethodAsync    = "Async"
	MethodShutdown = "Shutdown"
)

// Texts of errors that both ends know.
const (
	TextNotFound = "method not found"
	TextConflict = "handshake (conflict) plugin with the same name is already connected"
)
