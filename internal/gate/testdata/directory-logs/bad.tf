resource "aws_directory_service_directory" "bad_silent" {
  name = "company.example"
  type = "MicrosoftAD"
}
