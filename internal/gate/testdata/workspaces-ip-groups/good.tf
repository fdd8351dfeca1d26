resource "aws_workspaces_ip_group" "offices" {
  name = "offices"

  rules {
    source = "203.0.113.0/28"
  }
}

resource "aws_workspaces_directory" "company" {
  directory_id = "d-1"
  ip_group_ids = [aws_workspaces_ip_group.offices.id]
}
