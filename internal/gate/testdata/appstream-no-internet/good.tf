resource "aws_appstream_fleet" "silent" {
  name = "desk"
}

resource "aws_appstream_image_builder" "inside" {
  name                           = "desk"
  enable_default_internet_access = false
}
