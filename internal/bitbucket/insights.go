package bitbucket

import (
	"context"
	"net/http"
	"net/url"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/rest"
)

// PutInsights puts a report on a commit. The one with the same ID is taken off
// first: Bitbucket keeps its annotations otherwise
// (developer.atlassian.com/cloud/bitbucket/rest/api-group-reports).
func (c *Client) PutInsights(ctx context.Context, commit string, i pipeline.Insights) error {
	report := c.commit(commit) + "/reports/" + url.PathEscape(i.ID)
	if err := c.do(ctx, rest.Request{Method: http.MethodDelete, URL: report}, nil); err != nil && !notFound(err) {
		return err
	}
	if err := c.do(ctx, rest.Request{Method: http.MethodPut, URL: report, Body: i.Report}, nil); err != nil {
		return err
	}
	for _, batch := range i.Annotations {
		// Annotations have IDs of their own, so that posting them twice makes no second ones.
		if err := c.do(ctx, rest.Request{Method: http.MethodPost, URL: report + "/annotations", Body: batch}, nil); err != nil {
			return err
		}
	}
	return nil
}
