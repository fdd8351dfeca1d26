package main

const mode = "good"
