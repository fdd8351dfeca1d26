package bitbucket

import (
	"context"
	"fmt"
	"iter"
	"net/http"

	"flota.dev/flota/internal/rest"
)

// mostPages ends a list that never ends.
const mostPages = 100

// page is one page of any list. Next is the address of the one after it.
type page[T any] struct {
	Values []T    `json:"values"`
	Next   string `json:"next"`
}

// list goes through a list, page by page
// (developer.atlassian.com/cloud/bitbucket/rest/intro, pagination).
func list[T any](ctx context.Context, c *Client, address string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		for range mostPages {
			var p page[T]
			if err := c.do(ctx, rest.Request{Method: http.MethodGet, URL: address}, &p); err != nil {
				yield(none, err)
				return
			}
			for _, v := range p.Values {
				if !yield(v, nil) {
					return
				}
			}
			if p.Next == "" {
				return
			}
			address = p.Next
		}
		yield(none, fmt.Errorf("Bitbucket's list %s has more than %d pages", address, mostPages))
	}
}
