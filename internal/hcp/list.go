package hcp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// mostPages ends a list that never ends.
const mostPages = 100

// variable is a variable of a workspace or of a variable set. The value of a
// sensitive one is never told.
type variable struct {
	Key       string `json:"key"`
	Value     string `json:"value"` // null where it is sensitive
	Category  string `json:"category"`
	Sensitive bool   `json:"sensitive"`
	HCL       bool   `json:"hcl"`
}

// set is a variable set that applies to a workspace.
type set struct {
	ID       string
	Name     string `json:"name"`
	Global   bool   `json:"global"`
	Priority bool   `json:"priority"`

	ofProject bool
}

func (s *set) identify(id string, relationships json.RawMessage) {
	var r struct {
		Projects struct{ Data []json.RawMessage } `json:"projects"`
	}
	s.ID = id
	s.ofProject = json.Unmarshal(relationships, &r) == nil && len(r.Projects.Data) > 0
}

func (*variable) identify(string, json.RawMessage) {}

// The ranks of sources, from the weakest. A set with priority wins over the
// workspace's own variables
// (developer.hashicorp.com/terraform/cloud-docs/variables, precedence).
const (
	rankGlobal = iota
	rankProject
	rankWorkspace
	rankOwn
	rankPriority
)

func (s set) rank() int {
	switch {
	case s.Priority:
		return rankPriority
	case s.Global:
		return rankGlobal
	case s.ofProject:
		return rankProject
	}
	return rankWorkspace
}

// resource is a thing in a list that has its ID and relationships beside its attributes.
type resource[T any] interface {
	*T
	identify(id string, relationships json.RawMessage)
}

// list returns all of a list, page by page, in the form of JSON:API.
func list[T any, R resource[T]](ctx context.Context, c *Client, path string) ([]T, error) {
	var all []T
	address := c.rest.API + path + "?page%5Bsize%5D=100"
	for range mostPages {
		var page struct {
			Data []struct {
				ID            string          `json:"id"`
				Attributes    T               `json:"attributes"`
				Relationships json.RawMessage `json:"relationships"`
			} `json:"data"`
			Links struct {
				Next string `json:"next"`
			} `json:"links"`
		}
		if err := c.get(ctx, address, &page); err != nil {
			return nil, err
		}
		for _, d := range page.Data {
			R(&d.Attributes).identify(d.ID, d.Relationships)
			all = append(all, d.Attributes)
		}
		if page.Links.Next == "" {
			return all, nil
		}
		address = page.Links.Next
		if strings.HasPrefix(address, "/api/v2/") {
			address = c.rest.API + strings.TrimPrefix(address, "/api/v2")
		}
	}
	return nil, fmt.Errorf("HCP Terraform's list %s has more than %d pages", path, mostPages)
}
