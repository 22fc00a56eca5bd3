module github.com/easysy/brpc

go 1.19
