package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"testing"
)

func TestServicesBecomeLines(t *testing.T) {
	const queues = `{
		"sendmessage": {"name": "SendMessage", "accessLevel": "Write", "resourceTypes": [{"name": "queue"}]},
		"addpermission": {"name": "AddPermission", "accessLevel": "Permissions management, Write", "resourceTypes": [{"name": "queue"}]},
		"listqueues": {"name": "ListQueues", "accessLevel": "List", "resourceTypes": []},
		"tagqueue": {"name": "TagQueue", "accessLevel": "Tagging, Write", "resourceTypes": [{"name": "queue"}]}
	}`
	services, err := read(packed(t, "package/data/actions/sqs.json", queues))
	if err != nil {
		t.Fatal(err)
	}
	const want = "sqs\tP AddPermission\tT TagQueue\tW SendMessage\tl ListQueues\n"
	if got := render(services); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func packed(t *testing.T, name, content string) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, f := range []struct{ name, content string }{{"package/package.json", "{}"}, {name, content}} {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.content))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return &b
}
