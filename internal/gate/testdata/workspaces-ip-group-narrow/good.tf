resource "aws_workspaces_ip_group" "offices" {
  name = "offices"

  rules {
    source = "203.0.113.0/28"
  }
}
