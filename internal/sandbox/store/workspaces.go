package store

// AlwaysOn is the running mode of a desktop that never stops.
const AlwaysOn = "ALWAYS_ON"

// Workspace is a view of aws_workspaces_workspace, whose record's ID is the desktop's.
type Workspace struct {
	ID            string                `json:"id"`
	Bundle        string                `json:"bundle_id"`
	Directory     string                `json:"directory_id"`
	User          string                `json:"user_name"`
	State         string                `json:"state"`
	Computer      string                `json:"computer_name"`
	Address       string                `json:"ip_address"`
	RootEncrypted bool                  `json:"root_volume_encryption_enabled"`
	UserEncrypted bool                  `json:"user_volume_encryption_enabled"`
	Key           string                `json:"volume_encryption_key"`
	Properties    []WorkspaceProperties `json:"workspace_properties"`
}

// WorkspaceProperties are what a desktop is made of. Sizes are in GiB.
type WorkspaceProperties struct {
	Compute     string `json:"compute_type_name"`
	RootGiB     int    `json:"root_volume_size_gib"`
	UserGiB     int    `json:"user_volume_size_gib"`
	Mode        string `json:"running_mode"`
	StopMinutes int    `json:"running_mode_auto_stop_timeout_in_minutes"`
}

// Mode is the desktop's running mode, ALWAYS_ON where nothing is said.
func (w Workspace) Mode() string {
	for _, p := range w.Properties {
		if p.Mode != "" {
			return p.Mode
		}
	}
	return AlwaysOn
}
