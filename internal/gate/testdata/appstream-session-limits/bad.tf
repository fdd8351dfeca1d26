resource "aws_appstream_fleet" "bad_silent" {
  name = "desk"
}

resource "aws_appstream_fleet" "bad_long" {
  name                               = "desk"
  idle_disconnect_timeout_in_seconds = 3600
}
