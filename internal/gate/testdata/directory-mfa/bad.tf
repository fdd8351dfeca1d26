resource "aws_directory_service_directory" "bad_silent" {
  name = "company.example"
  type = "MicrosoftAD"
}

resource "aws_directory_service_directory" "bad_connector" {
  name = "company.example"
  type = "ADConnector"
}
