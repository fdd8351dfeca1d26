resource "aws_appstream_fleet" "bad_fleet" {
  name                           = "desk"
  enable_default_internet_access = true
}

resource "aws_appstream_image_builder" "bad_builder" {
  name                           = "desk"
  enable_default_internet_access = true
}
