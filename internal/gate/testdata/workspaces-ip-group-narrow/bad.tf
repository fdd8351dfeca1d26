resource "aws_workspaces_ip_group" "bad_everyone" {
  name = "everyone"

  rules {
    source = "203.0.113.0/28"
  }

  rules {
    source = "0.0.0.0/0"
  }
}
