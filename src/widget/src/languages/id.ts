import type { Words } from './words';

export const words: Words = {
  title: 'Panggilan suara',

  idle: 'Siap kapan pun Anda mau',
  idleHint: 'Anda akan berbicara dengan agen AI. Mikrofon hanya menyala selama panggilan.',
  start: 'Mulai panggilan',
  backToCall: 'Kembali ke panggilan',

  consent: 'Sebelum kita mulai',
  consentAgent: 'Anda akan berbicara dengan agen AI, bukan dengan manusia.',
  consentTranscript: 'Percakapan dicatat dalam bentuk tulisan dan disimpan bersama panggilan.',
  privacy: 'Baca pemberitahuan privasi',
  agree: 'Setuju dan hubungi',
  decline: 'Nanti saja',

  microphone: 'Izinkan mikrofon Anda',
  microphoneHint: 'Browser sedang meminta izin. Pilih “Izinkan” agar suara Anda terdengar.',
  connecting: 'Menghubungkan…',
  connected: 'Terhubung',
  listening: 'Agen mendengarkan',
  thinking: 'Agen sedang berpikir…',
  speaking: 'Agen sedang berbicara',
  muted: 'Mikrofon Anda dibisukan',
  reconnecting: 'Menghubungkan kembali…',
  reconnectingHint: 'Koneksi terganggu. Mohon jangan tutup panggilan ini.',
  ended: 'Panggilan berakhir',
  user_disconnected: 'Anda mengakhiri panggilan.',
  agent_disconnected: 'Agen mengakhiri panggilan.',
  network_failure: 'Koneksi terputus.',

  cancel: 'Batal',
  mute: 'Bisukan',
  unmute: 'Bunyikan',
  end: 'Akhiri panggilan',
  callAgain: 'Hubungi lagi',
  tryAgain: 'Coba lagi',
  minimise: 'Perkecil',

  transcript: 'Transkrip',
  agent: 'Agen',
  you: 'Anda',
  message: 'Tulis pesan',
  send: 'Kirim',

  devices: 'Pengaturan suara',

  rate: 'Bagaimana panggilan tadi?',
  stars: { other: '{count} bintang' },

  newTab: 'terbuka di tab baru',
  problem: { title: 'Panggilan tidak berhasil', advice: 'Periksa koneksi Anda, lalu coba lagi.' },
};
