// From every number to its record and back: how many numbers there are, and where it goes wrong.
() => {
  const wrong = [];
  for (const mark of document.querySelectorAll('#text mark')) {
    mark.click();
    const row = document.querySelector('#list .row.now');
    if (!row || row.id !== mark.id.replace('m', 'r') || !row.querySelector('.card')) wrong.push('from ' + mark.id);
  }
  for (const row of document.querySelectorAll('#list .row')) {
    row.querySelector('.go').click();
    const now = document.querySelectorAll('#text mark.now');
    if (now.length !== 1 || now[0].id !== row.id.replace('r', 'm')) wrong.push('to ' + row.id);
  }
  return [document.querySelectorAll('#text mark').length, wrong];
}
