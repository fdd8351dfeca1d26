package api

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/published"
	"flota.dev/flota/internal/sandbox/store"
)

// workspaces is Amazon WorkSpaces: desktops and their directories, as records.
func (a *API) workspaces() *service {
	s := newService("workspaces", "WorkspacesService", "")
	handle(s, "DescribeWorkspaces", a.describeWorkspaces)
	handle(s, "DescribeWorkspaceBundles", a.describeWorkspaceBundles)
	handle(s, "DescribeWorkspaceDirectories", a.describeWorkspaceDirectories)
	handle(s, "StartWorkspaces", a.startWorkspaces)
	handle(s, "StopWorkspaces", a.stopWorkspaces)
	return s
}

type describeWorkspacesInput struct {
	IDs       []string `json:"WorkspaceIds"`
	Directory string   `json:"DirectoryId"`
	User      string   `json:"UserName"`
	Bundle    string   `json:"BundleId"`
	Limit     int
	NextToken string
}

type describeWorkspacesOutput struct {
	Workspaces []workspaceOutput
	NextToken  string `json:",omitempty"`
}

type workspaceOutput struct {
	ID            string `json:"WorkspaceId"`
	Directory     string `json:"DirectoryId"`
	User          string `json:"UserName"`
	Address       string `json:"IpAddress,omitempty"`
	State         string
	Bundle        string              `json:"BundleId"`
	Computer      string              `json:"ComputerName,omitempty"`
	Key           string              `json:"VolumeEncryptionKey,omitempty"`
	UserEncrypted bool                `json:"UserVolumeEncryptionEnabled"`
	RootEncrypted bool                `json:"RootVolumeEncryptionEnabled"`
	Properties    workspaceProperties `json:"WorkspaceProperties"`
}

type workspaceProperties struct {
	Mode        string `json:"RunningMode"`
	StopMinutes int    `json:"RunningModeAutoStopTimeoutInMinutes,omitempty"`
	RootGiB     int    `json:"RootVolumeSizeGib,omitempty"`
	UserGiB     int    `json:"UserVolumeSizeGib,omitempty"`
	Compute     string `json:"ComputeTypeName,omitempty"`
}

func newWorkspace(w store.Workspace) workspaceOutput {
	out := workspaceOutput{
		ID: w.ID, Directory: w.Directory, User: w.User, Address: w.Address, State: w.State, Bundle: w.Bundle, Computer: w.Computer,
		Key: w.Key, UserEncrypted: w.UserEncrypted, RootEncrypted: w.RootEncrypted, Properties: workspaceProperties{Mode: w.Mode()},
	}
	for _, p := range w.Properties {
		out.Properties = workspaceProperties{Mode: w.Mode(), StopMinutes: p.StopMinutes, RootGiB: p.RootGiB, UserGiB: p.UserGiB, Compute: p.Compute}
	}
	return out
}

func (a *API) describeWorkspaces(_ context.Context, c caller, in describeWorkspacesInput) (out describeWorkspacesOutput, err error) {
	all, err := list[store.Workspace](a, c, machines.TypeWorkspace)
	if err != nil {
		return out, err
	}
	out.Workspaces = []workspaceOutput{}
	// One that is not there is left out, without an error.
	all = slices.DeleteFunc(all, func(w store.Workspace) bool {
		return len(in.IDs) > 0 && !slices.Contains(in.IDs, w.ID) || in.Directory != "" && w.Directory != in.Directory ||
			in.User != "" && w.User != in.User || in.Bundle != "" && w.Bundle != in.Bundle
	})
	all, out.NextToken, err = page(all, in.Limit, 25, in.NextToken)
	for _, w := range all {
		out.Workspaces = append(out.Workspaces, newWorkspace(w))
	}
	return out, err
}

type describeWorkspaceBundlesInput struct {
	IDs       []string `json:"BundleIds"`
	Owner     string
	NextToken string
}

type describeWorkspaceBundlesOutput struct {
	Bundles   []bundleOutput
	NextToken string `json:",omitempty"`
}

type bundleOutput struct {
	ID          string `json:"BundleId"`
	Name        string
	Owner       string
	Description string
	Compute     bundleName     `json:"ComputeType"`
	Root        bundleCapacity `json:"RootStorage"`
	User        bundleCapacity `json:"UserStorage"`
}

type bundleName struct{ Name string }

type bundleCapacity struct{ Capacity string }

// describeWorkspaceBundles lists Amazon's; the account has none of its own.
func (a *API) describeWorkspaceBundles(_ context.Context, _ caller, in describeWorkspaceBundlesInput) (out describeWorkspaceBundlesOutput, err error) {
	var all []bundleOutput
	for _, b := range published.Bundles {
		if len(in.IDs) > 0 && !slices.Contains(in.IDs, b.ID) || len(in.IDs) == 0 && in.Owner != published.Owner {
			continue
		}
		all = append(all, bundleOutput{
			ID: b.ID, Name: b.Name, Owner: published.Owner, Description: b.Description, Compute: bundleName{b.Compute},
			Root: bundleCapacity{strconv.Itoa(b.RootGiB)}, User: bundleCapacity{strconv.Itoa(b.UserGiB)},
		})
	}
	all, out.NextToken, err = page(all, 0, 25, in.NextToken)
	out.Bundles = append([]bundleOutput{}, all...)
	return out, err
}

type changeWorkspacesOutput struct {
	Failed []failedWorkspace `json:"FailedRequests"`
}

type failedWorkspace struct {
	ID      string `json:"WorkspaceId"`
	Code    string `json:"ErrorCode"`
	Message string `json:"ErrorMessage"`
}

type workspaceRequest struct {
	ID string `json:"WorkspaceId"`
}

type startWorkspacesInput struct {
	Requests []workspaceRequest `json:"StartWorkspaceRequests"`
}

type stopWorkspacesInput struct {
	Requests []workspaceRequest `json:"StopWorkspaceRequests"`
}

func (a *API) startWorkspaces(_ context.Context, c caller, in startWorkspacesInput) (changeWorkspacesOutput, error) {
	return a.changeWorkspaces(c, in.Requests, machines.Available)
}

func (a *API) stopWorkspaces(_ context.Context, c caller, in stopWorkspacesInput) (changeWorkspacesOutput, error) {
	return a.changeWorkspaces(c, in.Requests, machines.Off)
}

// changeWorkspaces does what it can, and tells what it could not.
func (a *API) changeWorkspaces(c caller, requests []workspaceRequest, state string) (changeWorkspacesOutput, error) {
	out := changeWorkspacesOutput{Failed: []failedWorkspace{}}
	for _, r := range requests {
		err := a.Machines.SetWorkspace(machines.Place{Account: c.Account, Region: c.Region}, r.ID, state)
		switch {
		case err == nil:
		case errors.Is(err, machines.ErrNotFound):
			out.Failed = append(out.Failed, failedWorkspace{r.ID, "ResourceNotFound.Workspace", "The workspace " + err.Error()})
		case errors.Is(err, machines.ErrMode):
			out.Failed = append(out.Failed, failedWorkspace{r.ID, "OperationNotSupported.RunningMode", "The workspace " + err.Error()})
		default:
			return out, err
		}
	}
	return out, nil
}
