package api

import (
	"context"
	"slices"
)

// workspaceDirectory is a view of aws_workspaces_directory.
type workspaceDirectory struct {
	ID        string   `json:"directory_id"`
	Alias     string   `json:"alias"`
	Name      string   `json:"directory_name"`
	Code      string   `json:"registration_code"`
	Subnets   []string `json:"subnet_ids"`
	DNS       []string `json:"dns_ip_addresses"`
	Role      string   `json:"iam_role_id"`
	Type      string   `json:"directory_type"`
	Group     string   `json:"workspace_security_group_id"`
	IPGroups  []string `json:"ip_group_ids"`
	SelfCares []struct {
		Restart bool `json:"restart_workspace"`
		Volume  bool `json:"increase_volume_size"`
		Compute bool `json:"change_compute_type"`
		Mode    bool `json:"switch_running_mode"`
		Rebuild bool `json:"rebuild_workspace"`
	} `json:"self_service_permissions"`
}

type describeWorkspaceDirectoriesInput struct {
	IDs       []string `json:"DirectoryIds"`
	Limit     int
	NextToken string
}

type describeWorkspaceDirectoriesOutput struct {
	Directories []workspaceDirectoryOutput
	NextToken   string `json:",omitempty"`
}

type workspaceDirectoryOutput struct {
	ID          string                  `json:"DirectoryId"`
	Alias       string                  `json:",omitempty"`
	Name        string                  `json:"DirectoryName"`
	Code        string                  `json:"RegistrationCode"`
	Subnets     []string                `json:"SubnetIds"`
	DNS         []string                `json:"DnsIpAddresses"`
	Role        string                  `json:"IamRoleId,omitempty"`
	Type        string                  `json:"DirectoryType"`
	Group       string                  `json:"WorkspaceSecurityGroupId"`
	State       string                  `json:"State"`
	IPGroups    []string                `json:"ipGroupIds"`
	Permissions *selfServicePermissions `json:"SelfservicePermissions,omitempty"`
}

// selfServicePermissions are ENABLED or DISABLED, each.
type selfServicePermissions struct {
	Restart string `json:"RestartWorkspace"`
	Volume  string `json:"IncreaseVolumeSize"`
	Compute string `json:"ChangeComputeType"`
	Mode    string `json:"SwitchRunningMode"`
	Rebuild string `json:"RebuildWorkspace"`
}

func (a *API) describeWorkspaceDirectories(_ context.Context, c caller, in describeWorkspaceDirectoriesInput) (out describeWorkspaceDirectoriesOutput, err error) {
	all, err := list[workspaceDirectory](a, c, "aws_workspaces_directory")
	if err != nil {
		return out, err
	}
	out.Directories = []workspaceDirectoryOutput{}
	all = slices.DeleteFunc(all, func(v workspaceDirectory) bool { return len(in.IDs) > 0 && !slices.Contains(in.IDs, v.ID) })
	all, out.NextToken, err = page(all, in.Limit, 25, in.NextToken)
	for _, v := range all {
		out.Directories = append(out.Directories, v.output())
	}
	return out, err
}

func (v workspaceDirectory) output() workspaceDirectoryOutput {
	out := workspaceDirectoryOutput{
		ID: v.ID, Alias: v.Alias, Name: v.Name, Code: v.Code, Subnets: v.Subnets, DNS: v.DNS, Role: v.Role, Type: v.Type,
		Group: v.Group, State: "REGISTERED", IPGroups: v.IPGroups,
	}
	for _, p := range v.SelfCares {
		out.Permissions = &selfServicePermissions{enabled(p.Restart), enabled(p.Volume), enabled(p.Compute), enabled(p.Mode), enabled(p.Rebuild)}
	}
	return out
}

func enabled(on bool) string {
	if on {
		return "ENABLED"
	}
	return "DISABLED"
}
