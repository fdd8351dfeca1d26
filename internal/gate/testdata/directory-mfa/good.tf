resource "aws_directory_service_directory" "asked" {
  name = "company.example"
  type = "MicrosoftAD"
}

resource "aws_directory_service_radius_settings" "asked" {
  directory_id            = aws_directory_service_directory.asked.id
  authentication_protocol = "MS-CHAPv2"
}

resource "aws_directory_service_directory" "simple" {
  name = "desk.example"
  type = "SimpleAD"
}
