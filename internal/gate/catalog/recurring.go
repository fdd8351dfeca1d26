package catalog

import (
	"fmt"
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// row is a check that recurs from one data store to the next: what differs.
type row struct {
	ID string
	// Noun is what is guarded, such as "RDS instance".
	Noun string
	// Types are the resource types; the mend shows the first.
	Types []string
	// Path is the attribute, if it is not the usual one.
	Path string
	// Absent is what AWS takes where a flag is not written.
	Absent bool
	// When limits the check, if it is set, to resources for which it is so.
	When    check.Condition
	Aliases []string
}

// recurring makes checks of rows that have the same reasons.
func recurring(like check.Check, path, value string, look func(row) check.Condition, rows []row) []check.Check {
	var out []check.Check
	for _, r := range rows {
		if r.Path == "" {
			r.Path = path
		}
		c := like
		c.ID, c.Types, c.Aliases = r.ID, r.Types, r.Aliases
		c.Title = r.Noun + " " + like.Title
		c.Mend = setting(r.Types[0], r.Path, value)
		if c.Fix != nil {
			c.Fix = &check.Fix{Path: r.Path, Value: value}
		}
		wanted := look(r)
		if r.When != nil {
			wanted = check.If(r.When, wanted)
		}
		c.Look = check.Want(wanted)
		out = append(out, c)
	}
	return out
}

// setting is a resource with one argument, and the blocks around it.
func setting(typ, path, value string) string {
	var b strings.Builder
	names := strings.Split(path, ".")
	fmt.Fprintf(&b, "resource %q \"this\" {\n", typ)
	for i, name := range names {
		b.WriteString(strings.Repeat("  ", i+1) + name)
		if i < len(names)-1 {
			b.WriteString(" {\n")
		}
	}
	fmt.Fprintf(&b, " = %s\n", value)
	for i := len(names) - 1; i >= 0; i-- {
		b.WriteString(strings.Repeat("  ", i) + "}\n")
	}
	return b.String()
}

func flag(r row) check.Condition { return check.True(r.Path, r.Absent) }

func noFlag(r row) check.Condition { return check.False(r.Path, r.Absent) }

func deletionProtected(rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Backup, Severity: check.Medium,
		Title:     "can be deleted by a single call",
		Why:       "One wrong destroy, or one stolen key, is enough to lose the data together with the automated backups.",
		Practices: []string{"REL09-BP02", "SEC08-BP04"},
		Fix:       &check.Fix{},
	}, "deletion_protection", "true", flag, rows)
}

func finalSnapshots(rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Backup, Severity: check.Low,
		Title:     "leaves no snapshot behind when it is deleted",
		Why:       "The final snapshot is what a mistaken destroy can be undone with.",
		Practices: []string{"REL09-BP03"},
	}, "skip_final_snapshot", "false", noFlag, rows)
}

func weeksOfBackups(absent float64, rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Backup, Severity: check.Low,
		Title:     "keeps its backups for less than a week",
		Why:       "Damage is often seen only days later, when the last good backup is gone already.",
		Practices: []string{"REL09-BP03"},
	}, "backup_retention_period", "7",
		func(r row) check.Condition { return check.AtLeast(r.Path, 7, absent) }, rows)
}

func minorUpgrades(rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Misconfiguration, Severity: check.Medium,
		Title:     "does not get minor upgrades by itself",
		Why:       "Minor versions carry the security fixes; without them the engine stays open to what is publicly known.",
		Practices: []string{"SEC06-BP01"},
		Fix:       &check.Fix{},
	}, "auto_minor_version_upgrade", "true", flag, rows)
}

func copiesTags(rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Misconfiguration, Severity: check.Low,
		Title:     "does not hand its tags to its snapshots",
		Why:       "Snapshots without tags escape policies, clean-ups and bills that go by tag.",
		Practices: []string{"COST03-BP02", "SEC07-BP01"},
		Fix:       &check.Fix{},
	}, "copy_tags_to_snapshot", "true", flag, rows)
}

func notPublic(rows ...row) []check.Check {
	return recurring(check.Check{
		Family: check.Network, Severity: check.Critical,
		Title:     "has an address on the internet",
		Why:       "A data store with a public address is one security-group rule away from everybody, and is found by scanners within minutes.",
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
	}, "publicly_accessible", "false", noFlag, rows)
}
