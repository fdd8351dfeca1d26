package fleet

import (
	"net/netip"
	"regexp"
)

// Workspaces are virtual desktops, and the directory that knows their users.
type Workspaces struct {
	// Directory is the DNS name of the users' directory.
	Directory string `yaml:"directory" jsonschema:"example=corp.example.com"`
	// DirectoryID is a directory that is there already, in the shared account. Default: a Simple AD is made.
	DirectoryID string `yaml:"directory_id" jsonschema:"example=d-0123456789"`
	// Users are the directory's users who get a desktop each. They must be in the directory first.
	Users []string `yaml:"users"`
	// Allow is the IPv4 ranges from which desktops may be opened. Default: none, so nobody opens one.
	Allow []string `yaml:"allow"`
	// Bundle is the name of Amazon's bundle: hardware and operating system of the desktops. Default: Standard with Windows 10 (Server 2022 based) (WSP).
	Bundle string `yaml:"bundle" jsonschema:"default=Standard with Windows 10 (Server 2022 based) (WSP)"`
	// CIDR is the IPv4 range of the desktops' VPC, from /16 to /20. Default: 10.250.0.0/20.
	CIDR string `yaml:"cidr" jsonschema:"default=10.250.0.0/20"`
}

var (
	directoryID = regexp.MustCompile(`^d-[0-9a-f]{10}$`)
	// userName is what Active Directory takes for a sAMAccountName, without what WorkSpaces refuses.
	userName = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9._-]{0,19}$`)
)

// maxAllowed is how many rules a WorkSpaces IP access control group has.
const maxAllowed = 10

// checkWorkspaces looks at the fleet's desktops. An environment has none of its
// own: two directories would know the same people.
func (l *loader) checkWorkspaces() {
	for name, n := range l.root.get("environments").all() {
		if n.has("base", "workspaces") {
			l.report.add(n.get("base").keyAt("workspaces"), "move it to base at the top", "environments.%s: all environments share the workspaces", name)
		}
	}
	w, n := l.manifest.Base.Workspaces, l.root.get("base").get("workspaces")
	if w == nil {
		return
	}
	const path = "base.workspaces"
	if !domain.MatchString(w.Directory) {
		l.report.add(n.at("directory"), "for example directory: corp.example.com", "%s.directory must be a DNS name, not %q", path, w.Directory)
	}
	if w.DirectoryID != "" && !directoryID.MatchString(w.DirectoryID) {
		l.report.add(n.at("directory_id"), "for example directory_id: d-0123456789", "%s.directory_id %q is not a directory's id", path, w.DirectoryID)
	}
	for i, user := range w.Users {
		if !userName.MatchString(user) {
			l.report.add(n.itemAt(i, "users"), "a name has at most 20 letters, digits, dots, dashes and underscores", "%s.users: %q is not a user's name", path, user)
		}
	}
	for i, cidr := range w.Allow {
		if p, err := netip.ParsePrefix(cidr); err != nil || !p.Addr().Is4() || p.Bits() == 0 {
			l.report.add(n.itemAt(i, "allow"), "for example allow: [203.0.113.0/28]", "%s.allow: %q is not an IPv4 range, or is the whole world", path, cidr)
		}
	}
	if len(w.Allow) > maxAllowed {
		l.report.add(n.at("allow"), "", "%s.allow has %d ranges, and AWS allows %d", path, len(w.Allow), maxAllowed)
	}
	l.checkCIDR(n.at("cidr"), path, w.CIDR)
}
