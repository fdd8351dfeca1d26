resource "aws_appstream_fleet" "short" {
  name                               = "desk"
  idle_disconnect_timeout_in_seconds = 600
}
