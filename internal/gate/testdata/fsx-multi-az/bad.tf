resource "aws_fsx_windows_file_system" "bad_missing" {
  throughput_capacity = 32
}

resource "aws_fsx_ontap_file_system" "bad_single" {
  deployment_type = "SINGLE_AZ_1"
}
