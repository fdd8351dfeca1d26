package terraform

import (
	"errors"
	"io"
	"os"
	"time"
)

// output is a program's standard output: a file without a name that it writes
// and we read behind it. A pipe would break when flota is killed, and Terraform
// with it, in the middle of an apply and holding its lock; into a file it goes
// on to the end.
type output struct {
	writer *os.File
	reader *os.File
	ended  chan struct{}
}

// tailEvery is how often the end of the file is looked at.
const tailEvery = 10 * time.Millisecond

func newOutput() (*output, error) {
	w, err := os.CreateTemp("", "flota-*")
	if err != nil {
		return nil, err
	}
	r, err := os.Open(w.Name())
	if err := errors.Join(err, os.Remove(w.Name())); err != nil {
		w.Close()
		return nil, err
	}
	return &output{writer: w, reader: r, ended: make(chan struct{})}, nil
}

// Read waits for more at the end of the file, until end has been called.
func (o *output) Read(p []byte) (int, error) {
	for {
		ended := false
		select {
		case <-o.ended:
			ended = true
		default:
		}
		n, err := o.reader.Read(p)
		if n > 0 || err != io.EOF || ended {
			return n, err
		}
		select {
		case <-o.ended:
		case <-time.After(tailEvery):
		}
	}
}

// end says that nothing more will be written.
func (o *output) end() { close(o.ended) }

func (o *output) close() {
	o.writer.Close()
	o.reader.Close()
}
