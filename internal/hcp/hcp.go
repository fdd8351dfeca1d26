// Package hcp reads the variables of a workspace in HCP Terraform, or Terraform
// Enterprise, by the API v2
// (developer.hashicorp.com/terraform/cloud-docs/api-docs).
package hcp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/rest"
)

// Client reads variables. Its methods may be called from many goroutines at once.
type Client struct {
	rest         *rest.Client
	host         string
	organization string

	mu    sync.Mutex // held while a workspace is read: all its services wait for one answer
	known map[string]map[string]variable
}

// New returns a client of an organization at an address such as
// https://app.terraform.io. Nothing is asked yet.
func New(address, organization string, token rest.Token) (*Client, error) {
	r, err := rest.New(strings.TrimSuffix(address, "/")+"/api/v2", token)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	return &Client{rest: r, host: u.Host, organization: organization, known: map[string]map[string]variable{}}, nil
}

// Values returns the values of variables of a workspace, by name. All that are
// not there, or whose values HCP Terraform gives to nobody, are told at once.
func (c *Client) Values(ctx context.Context, workspace string, names []string) (map[string]string, error) {
	all, err := c.variables(ctx, workspace)
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	var problems diag.List
	for _, name := range names {
		v, ok := all[name]
		if p := c.problem(workspace, name, v, ok); p != nil {
			problems = append(problems, p)
			continue
		}
		values[name] = v.Value
	}
	return values, problems.Err()
}

// problem says why a variable has no value to use.
func (c *Client) problem(workspace, name string, v variable, ok bool) *diag.Error {
	where := fmt.Sprintf("the workspace %s/%s in HCP Terraform", c.organization, workspace)
	switch {
	case !ok:
		return &diag.Error{
			What: fmt.Sprintf("%s has no variable %s, nor has a variable set of it", where, name),
			Hint: fmt.Sprintf("add it at https://%s/app/%s/workspaces/%s/variables", c.host, c.organization, workspace),
		}
	case v.Sensitive:
		return &diag.Error{
			What: fmt.Sprintf("the variable %s of %s is sensitive, and HCP Terraform gives the value of such a variable to nobody", name, where),
			Hint: "keep the value in SSM or Secrets Manager, and name it ssm:/path or secret:NAME; or make the variable anew, not sensitive",
		}
	case v.HCL:
		return &diag.Error{
			What: fmt.Sprintf("the variable %s of %s is an expression of HCL, and a parameter is text", name, where),
			Hint: "make it a plain value",
		}
	case v.Value == "":
		return &diag.Error{What: fmt.Sprintf("the variable %s of %s is empty", name, where), Hint: "give it a value"}
	}
	return nil
}

// variables returns the variables of a workspace by name, its own and those of
// variable sets. They are asked for once.
func (c *Client) variables(ctx context.Context, workspace string) (map[string]variable, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if all, ok := c.known[workspace]; ok {
		return all, nil
	}
	id, err := c.workspace(ctx, workspace)
	if err != nil {
		return nil, err
	}
	own, err := list[variable](ctx, c, "/workspaces/"+url.PathEscape(id)+"/vars")
	if err != nil {
		return nil, err
	}
	sets, err := list[set](ctx, c, "/workspaces/"+url.PathEscape(id)+"/varsets")
	if err != nil {
		return nil, err
	}
	sources := []source{{rank: rankOwn, variables: own}}
	for _, s := range sets {
		variables, err := list[variable](ctx, c, "/varsets/"+url.PathEscape(s.ID)+"/relationships/vars")
		if err != nil {
			return nil, err
		}
		sources = append(sources, source{rank: s.rank(), name: s.Name, variables: variables})
	}
	c.known[workspace] = merge(sources)
	return c.known[workspace], nil
}

// workspace returns the ID of a workspace.
func (c *Client) workspace(ctx context.Context, name string) (string, error) {
	var out struct {
		Data struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	path := "/organizations/" + url.PathEscape(c.organization) + "/workspaces/" + url.PathEscape(name)
	err := c.get(ctx, c.rest.API+path, &out)
	if rest.Answered(err, http.StatusNotFound) {
		// The API answers so to a token that may not see it, too.
		return "", &diag.Error{
			What: fmt.Sprintf("there is no workspace %s/%s in HCP Terraform, or the token may not see it", c.organization, name),
			Hint: "mend parameters.hcp in fleet.yaml, or give the token's team the right to read the workspace's variables", Err: err,
		}
	}
	if err == nil && out.Data.ID == "" {
		err = errors.New("HCP Terraform's answer names no workspace")
	}
	return out.Data.ID, err
}

// get asks for one thing.
func (c *Client) get(ctx context.Context, address string, out any) error {
	err := c.rest.Do(ctx, rest.Request{Method: http.MethodGet, URL: address}, out)
	if err == nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	e := &diag.Error{What: fmt.Sprintf("HCP Terraform, GET %s: %v", strings.TrimPrefix(address, c.rest.API), err), Err: err}
	switch {
	case rest.Answered(err, http.StatusUnauthorized):
		e.Hint, e.Exit = "terraform login "+c.host+", or put a token into "+fleet.TokenVariable(c.host), diag.NoCredentials
	case rest.Passing(err):
		e.Hint = "HCP Terraform is away or busy: try again in a minute"
	}
	return e
}

// source is where variables of a workspace come from.
type source struct {
	rank      int
	name      string
	variables []variable
}

// merge lets the source with the higher rank win, and of two sets alike the one
// whose name comes first, as HCP Terraform does. Of two variables with one name,
// that of Terraform goes before that of the environment.
func merge(sources []source) map[string]variable {
	slices.SortStableFunc(sources, func(a, b source) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(b.name, a.name)
	})
	out := map[string]variable{}
	for _, s := range sources {
		slices.SortStableFunc(s.variables, func(a, b variable) int { return strings.Compare(a.Category, b.Category) }) // env, terraform
		for _, v := range s.variables {
			out[v.Key] = v
		}
	}
	return out
}
