resource "aws_appstream_fleet" "bad_silent" {
  name = "desk"
}
