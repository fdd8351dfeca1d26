package ledger

import (
	"crypto/rand"
	"encoding/hex"
	"strings"
	"time"
)

// Verdict is how a release ended. Empty means that it has not, or that nobody was there to see it.
type Verdict string

// The verdicts.
const (
	Live       Verdict = "live"
	Baking     Verdict = "baking" // all traffic is on the new revision, the old one still runs
	RolledBack Verdict = "rolled_back"
	Failed     Verdict = "failed"
	Stuck      Verdict = "stuck"
)

// Final reports whether the verdict will stay.
func (v Verdict) Final() bool { return v != "" && v != Baking }

// Release is one attempt to bring one version of one service live in one environment.
type Release struct {
	ID          string `json:"release,omitzero"`
	Service     string `json:"service,omitzero"`
	Environment string `json:"environment,omitzero"`
	Version     string `json:"version,omitzero"`
	// Digest is the image's, sha256:…; empty for sites.
	Digest string `json:"digest,omitzero"`
	// Revision is the ARN of the task definition revision; empty for sites.
	Revision string `json:"revision,omitzero"`
	// Deployment is the ARN of the ECS service deployment that carried the release out, if one did.
	Deployment string    `json:"deployment,omitzero"`
	Commit     string    `json:"commit,omitzero"`
	Plan       string    `json:"plan,omitzero"` // hash of the plan that was reviewed with it
	Who        string    `json:"who,omitzero"`
	Started    time.Time `json:"started,omitzero"`
	Ended      time.Time `json:"ended,omitzero"`
	Stages     []Stage   `json:"stages,omitzero"`
	Verdict    Verdict   `json:"verdict,omitzero"`
	Reason     string    `json:"reason,omitzero"`
	// LiveSeconds is the time from the start until all traffic was on the new revision.
	LiveSeconds float64 `json:"live_seconds,omitzero"`
	// Dropped counts the requests that got no good answer because of the release; nil if nobody counted.
	Dropped *int `json:"dropped,omitzero"`
	// Restores is the ID of the earlier release that this one brings back.
	Restores string `json:"restores,omitzero"`
	// RecalledBy is who asked for the release to be taken back while it was on its
	// way. That may come too late: whether it was taken back, the verdict tells.
	RecalledBy string `json:"recalled_by,omitzero"`
	// RevertedBy is who took the release back after it had gone live.
	RevertedBy string `json:"reverted_by,omitzero"`
}

// Stage is one stage of a release, in AWS's names.
type Stage struct {
	Name    string    `json:"stage"`
	Started time.Time `json:"started"`
	Seconds float64   `json:"seconds"`
}

// Good reports whether the release is one to return to.
func (r Release) Good() bool { return r.Verdict == Live && r.RevertedBy == "" }

// Same reports whether two releases run the same thing: the same task definition
// revision or, for sites, which have none, the same version.
func (r Release) Same(other Release) bool {
	if r.Revision != "" || other.Revision != "" {
		return r.Revision == other.Revision
	}
	return r.Version == other.Version
}

const stampLayout = "20060102T150405.000"

// NewID returns an ID for a release that starts at t. IDs sort by time.
func NewID(t time.Time) string {
	random := make([]byte, 3)
	rand.Read(random)
	return t.UTC().Format(stampLayout) + "-" + hex.EncodeToString(random)
}

// newestFirst turns an ID into a key segment that sorts the other way round, so
// that the first page of a listing holds the latest releases. It swaps each
// digit of the time for its complement to nine, and is its own inverse.
func newestFirst(id string) string {
	stamp, rest, _ := strings.Cut(id, "-")
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '9' - (r - '0')
		}
		return r
	}, stamp) + "-" + rest
}
