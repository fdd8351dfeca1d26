package fleet

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// Modules says where the Terraform modules come from; empty means the library built into flota.
type Modules struct {
	// Source is a Git repository with a folder modules, in Terraform's form: git::https://…, git::ssh://… or git::file://…, and //folder behind it if the folder is not at the top. Default: the library built into flota.
	Source string `yaml:"source" jsonschema:"example=git::https://git.example/infra.git"`
	// Ref is what of the source is used: a tag, or a commit's whole ID. A tag is held to the commit that it named first.
	Ref string `yaml:"ref" jsonschema:"example=v1.4.0"`
}

// Repository is a Git repository that modules come from, taken apart.
type Repository struct {
	URL string // as Git takes it
	Dir string // slash-separated, of the folder that holds modules; "." is the top
}

var (
	commitID = regexp.MustCompile(`^[0-9a-f]{40}$`)
	tagName  = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._+/-]*$`)
	scpForm  = regexp.MustCompile(`^[a-z0-9_-]+@[A-Za-z0-9.-]+:[^:]+$`)
	hosts    = regexp.MustCompile(`^(github\.com|gitlab\.com|bitbucket\.org)/`)
	registry = regexp.MustCompile(`^([A-Za-z0-9.-]+\.[a-z]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9]+$`)
)

// PinnedToCommit reports whether the ref is a commit's ID, which can move to nothing else.
func (m Modules) PinnedToCommit() bool { return commitID.MatchString(m.Ref) }

// Repository takes the source apart. The error says what is wrong with it.
func (m Modules) Repository() (Repository, error) {
	address, forced := strings.CutPrefix(m.Source, "git::")
	switch {
	case hosts.MatchString(address):
		address = "https://" + address
	case scpForm.MatchString(address):
		user, rest, _ := strings.Cut(address, ":")
		address = "ssh://" + user + "/" + strings.TrimPrefix(rest, "/")
	case !forced && registry.MatchString(address):
		return Repository{}, fmt.Errorf("a registry gives out single modules, and the library is taken as a whole")
	}
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "" || u.Fragment != "" {
		return Repository{}, fmt.Errorf("it is no address of a Git repository")
	}
	dir := "."
	if at := strings.Index(u.Path, "//"); at >= 0 {
		dir = path.Clean(strings.TrimPrefix(u.Path[at:], "//"))
		u.Path = u.Path[:at]
	}
	_, hasPassword := u.User.Password()
	switch {
	case u.Scheme != "https" && u.Scheme != "ssh" && u.Scheme != "file":
		return Repository{}, fmt.Errorf("it begins with none of git::https://, git::ssh:// and git::file://")
	case u.RawQuery != "":
		return Repository{}, fmt.Errorf("what is used of it belongs in modules.ref")
	case hasPassword:
		return Repository{}, fmt.Errorf("it holds a password, which belongs in Git's credential helper")
	case u.Path == "" || u.Path == "/" || u.Scheme != "file" && u.Host == "":
		return Repository{}, fmt.Errorf("it names no repository")
	case strings.HasPrefix(u.Host, "-") || strings.HasPrefix(dir, "..") || path.IsAbs(dir):
		return Repository{}, fmt.Errorf("it is no address of a Git repository")
	}
	return Repository{URL: u.String(), Dir: dir}, nil
}

// checkModules holds the source to a form that can be fetched, and to a ref that does not move.
func (l *loader) checkModules() {
	m, n := l.manifest.Modules, l.root
	if m.Source == "" {
		if m.Ref != "" {
			l.report.add(n.at("modules", "ref"), "add modules.source, or remove the ref", "modules.ref needs a modules.source")
		}
		return
	}
	if _, err := m.Repository(); err != nil {
		l.report.add(n.at("modules", "source"), "for example git::https://git.example/infra.git", "modules.source %q cannot be used: %v", m.Source, err)
	}
	const pin = "name a tag or a commit's whole ID, for example ref: v1.4.0"
	switch {
	case m.Ref == "":
		l.report.add(n.at("modules", "source"), pin, "modules.source has no ref: what is applied would change under you")
	case m.Ref == "HEAD" || strings.HasPrefix(m.Ref, "refs/heads/") || strings.HasPrefix(m.Ref, "origin/"):
		l.report.add(n.at("modules", "ref"), pin, "modules.ref %q is a branch, which moves", m.Ref)
	case !tagName.MatchString(m.Ref) || strings.Contains(m.Ref, "..") || strings.HasSuffix(m.Ref, "/"):
		l.report.add(n.at("modules", "ref"), pin, "modules.ref %q is no name of a tag", m.Ref)
	}
}
