package pipeline

import (
	"context"
	"encoding/json"
	"errors"
)

// ErrLater says that the repository's host is away, busy, or not ready yet. What
// was to be told it is not lost: an Outbox keeps it.
var ErrLater = errors.New("the repository's host does not take it now")

// ErrRefused says that the host lets nobody in with this token. It is a matter
// for a person, and nothing is lost by it either.
var ErrRefused = errors.New("the repository's host refuses the token")

// Host is where the repository lives. Every method may be called again with the
// same arguments, and then changes nothing. An error that wraps neither ErrLater
// nor ErrRefused will be the same next time.
type Host interface {
	// PutStatus sets one build status of a commit.
	PutStatus(ctx context.Context, commit string, s BuildStatus) error
	// PutInsights puts a report on a commit, in the place of the one with the same ID.
	PutInsights(ctx context.Context, commit string, i Insights) error
	// PullRequests returns the numbers of the open pull requests that a commit is part of.
	PullRequests(ctx context.Context, commit string) ([]int, error)
	// PutComment puts text in the place of the one comment of a pull request
	// that begins with the marker, or adds it. The text begins with the marker.
	PutComment(ctx context.Context, pullRequest int, marker, text string) error
}

// BuildState is how far a build is, in Bitbucket's words.
type BuildState string

// The build states.
const (
	BuildInProgress BuildState = "INPROGRESS"
	BuildSuccessful BuildState = "SUCCESSFUL"
	BuildFailed     BuildState = "FAILED"
	BuildStopped    BuildState = "STOPPED"
)

// BuildStatus is a mark on a commit that the pull request shows.
type BuildStatus struct {
	// Key tells apart the statuses of one commit, such as flota-orders-qa.
	Key         string     `json:"key"`
	State       BuildState `json:"state"`
	Name        string     `json:"name"`
	Description string     `json:"description,omitempty"`
	// URL is where the build is seen.
	URL string `json:"url"`
	// Branch is what was built.
	Branch string `json:"branch,omitempty"`
}

// Insights is a report of Code Insights as the bodies of its requests: the
// report's own, and those of the batches of its annotations.
type Insights struct {
	// ID tells apart the reports of one commit, such as flota-orders-check.
	ID          string            `json:"id"`
	Report      json.RawMessage   `json:"report"`
	Annotations []json.RawMessage `json:"annotations,omitempty"`
}
