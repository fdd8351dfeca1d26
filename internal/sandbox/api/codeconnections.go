package api

import (
	"context"
	"slices"
)

// codeconnections is AWS CodeConnections.
func (a *API) codeconnections() *service {
	s := newService("codeconnections", "com.amazonaws.codeconnections.CodeConnections_20231201", "")
	a.handleConnections(s)
	return s
}

// codestarConnections is the same by its former name.
func (a *API) codestarConnections() *service {
	s := newService("codestar-connections", "com.amazonaws.codestar.connections.CodeStar_connections_20191201", "")
	a.handleConnections(s)
	return s
}

func (a *API) handleConnections(s *service) {
	handle(s, "GetConnection", a.getConnection)
	handle(s, "ListConnections", a.listConnections)
}

// gitConnection is a view of aws_codeconnections_connection and aws_codestarconnections_connection.
type gitConnection struct {
	ARN      string `json:"arn"`
	Name     string `json:"name"`
	Provider string `json:"provider_type"`
	Status   string `json:"connection_status"`
	Host     string `json:"host_arn"`
}

type connectionOutput struct {
	Name     string `json:"ConnectionName"`
	ARN      string `json:"ConnectionArn"`
	Provider string `json:"ProviderType"`
	Owner    string `json:"OwnerAccountId"`
	Status   string `json:"ConnectionStatus"`
	Host     string `json:"HostArn,omitempty"`
}

type getConnectionInput struct {
	ARN string `json:"ConnectionArn"`
}

type getConnectionOutput struct {
	Connection connectionOutput
}

func (a *API) connections(c caller) ([]connectionOutput, error) {
	out := []connectionOutput{}
	for _, typ := range []string{"aws_codeconnections_connection", "aws_codestarconnections_connection"} {
		all, err := list[gitConnection](a, c, typ)
		if err != nil {
			return nil, err
		}
		for _, v := range all {
			out = append(out, connectionOutput{Name: v.Name, ARN: v.ARN, Provider: v.Provider, Owner: c.Account, Status: v.Status, Host: v.Host})
		}
	}
	return out, nil
}

func (a *API) getConnection(_ context.Context, c caller, in getConnectionInput) (getConnectionOutput, error) {
	all, err := a.connections(c)
	if err != nil {
		return getConnectionOutput{}, err
	}
	i := slices.IndexFunc(all, func(v connectionOutput) bool { return v.ARN == in.ARN })
	if i < 0 {
		return getConnectionOutput{}, failf("ResourceNotFoundException", "Connection %s not found", in.ARN)
	}
	return getConnectionOutput{all[i]}, nil
}

type listConnectionsInput struct {
	Provider   string `json:"ProviderTypeFilter"`
	MaxResults int
	NextToken  string
}

type listConnectionsOutput struct {
	Connections []connectionOutput
	NextToken   string `json:",omitempty"`
}

func (a *API) listConnections(_ context.Context, c caller, in listConnectionsInput) (out listConnectionsOutput, err error) {
	all, err := a.connections(c)
	if err != nil {
		return out, err
	}
	all = slices.DeleteFunc(all, func(v connectionOutput) bool { return in.Provider != "" && v.Provider != in.Provider })
	out.Connections, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}
