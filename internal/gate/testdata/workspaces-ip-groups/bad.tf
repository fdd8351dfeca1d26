resource "aws_workspaces_directory" "bad_open" {
  directory_id = "d-1"
}

resource "aws_workspaces_directory" "bad_empty" {
  directory_id = "d-2"
  ip_group_ids = []
}
