package bitbucket

import (
	"context"
	"net/url"
	"slices"
	"strings"
)

// pullRequest is what is read of a pull request. The hash is abbreviated.
type pullRequest struct {
	ID     int    `json:"id"`
	State  string `json:"state"`
	Source struct {
		Commit struct {
			Hash string `json:"hash"`
		} `json:"commit"`
	} `json:"source"`
}

const openState = "OPEN"

// PullRequests returns the open pull requests that a commit is part of, in the
// order of their numbers. Bitbucket answers 202 while it builds its index, which
// is an error that wraps pipeline.ErrLater, and 404 where it has none (the app
// "Pull Request Commit Links" makes it): then those are meant whose last commit it is.
// (developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests)
func (c *Client) PullRequests(ctx context.Context, commit string) ([]int, error) {
	pulls, err := c.openPulls(ctx, c.commit(commit)+"/pullrequests?pagelen=50", func(p pullRequest) bool { return p.State == openState })
	if !notFound(err) {
		return pulls, err
	}
	query := url.Values{"state": {openState}, "pagelen": {"50"}}
	return c.openPulls(ctx, c.base+"/pullrequests?"+query.Encode(), func(p pullRequest) bool {
		tip := p.Source.Commit.Hash
		return p.State == openState && tip != "" && strings.HasPrefix(commit, tip)
	})
}

func (c *Client) openPulls(ctx context.Context, address string, meant func(pullRequest) bool) ([]int, error) {
	var ids []int
	for p, err := range list[pullRequest](ctx, c, address) {
		if err != nil {
			return nil, err
		}
		if meant(p) {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
