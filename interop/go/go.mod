module jackfield.io/interop

go 1.19

require (
	github.com/gorilla/websocket v1.2.0
	github.com/qbeon/webwire-go v1.0.0-rc1
)
