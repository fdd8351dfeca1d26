package fleet

import (
	"strings"
	"testing"
)

func TestRepository(t *testing.T) {
	for source, want := range map[string]Repository{
		"git::https://git.example/infra.git":        {"https://git.example/infra.git", "."},
		"https://git.example/infra.git//tf/library": {"https://git.example/infra.git", "tf/library"},
		"git::ssh://git@git.example:2222/infra.git": {"ssh://git@git.example:2222/infra.git", "."},
		"git@bitbucket.org:example/infra.git//tf":   {"ssh://git@bitbucket.org/example/infra.git", "tf"},
		"bitbucket.org/example/infra":               {"https://bitbucket.org/example/infra", "."},
		"git::file:///srv/git/infra.git":            {"file:///srv/git/infra.git", "."},
	} {
		if got, err := (Modules{Source: source}).Repository(); got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", source, got, err, want)
		}
	}
	for source, want := range map[string]string{
		"terraform-aws-modules/vpc/aws":                  "registry",
		"app.terraform.io/example/vpc/aws":               "registry",
		"git::http://git.example/infra.git":              "begins with none",
		"git::ext::sh -c id":                             "",
		"./infra":                                        "begins with none",
		"s3::https://s3.amazonaws.com/x.zip":             "",
		"git::https://git.example/infra.git?ref=main":    "modules.ref",
		"git::https://me:secret@git.example/infra.git":   "password",
		"git::https://git.example":                       "no repository",
		"git::https://git.example/infra.git//../../etc":  "no address",
		"git::https://git.example/infra.git#x":           "no address",
		"git::ssh://-oProxyCommand=id/infra.git":         "",
		"git::https://git.example/infra.git//a//../../b": "",
	} {
		if got, err := (Modules{Source: source}).Repository(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want an error with %q", source, got, err, want)
		}
	}
}

func FuzzRepository(f *testing.F) {
	f.Add("git::https://git.example/infra.git//tf")
	f.Add("git@bitbucket.org:example/infra.git")
	f.Fuzz(func(t *testing.T, source string) {
		r, err := Modules{Source: source}.Repository()
		if err != nil {
			return
		}
		scheme, _, _ := strings.Cut(r.URL, "://")
		if scheme != "https" && scheme != "ssh" && scheme != "file" || strings.HasPrefix(r.Dir, "/") || strings.HasPrefix(r.Dir, "..") {
			t.Errorf("%q: %+v", source, r)
		}
	})
}
